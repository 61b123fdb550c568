package dev.gatehouse.journal.filter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which events to list or to count: those that fit all of it.
 *
 * @param only of these fields, only these values
 * @param not of these fields, none of these values
 * @param anyOf events of any of these people; of everybody if there are none
 * @param noneOf events of none of these people
 * @param outcomes only these; all if there are none
 * @param text within the sentence, what came, the e-mail address or the trace id, in any case; or
 *     {@code null}
 * @param since from this time on, or {@code null}
 * @param until before this time, or {@code null}
 */
public record EventFilter(
    Map<EventField, Set<String>> only,
    Map<EventField, Set<String>> not,
    List<EventPerson> anyOf,
    List<EventPerson> noneOf,
    Set<EventOutcome> outcomes,
    String text,
    Instant since,
    Instant until) {
  /** Instead of a value: whatever the event has, if it has any. */
  public static final String ANY = "*";

  public static final EventFilter ALL =
      new EventFilter(Map.of(), Map.of(), List.of(), List.of(), Set.of(), null, null, null);

  /** Also with this value of a field, or another that was asked for. */
  public EventFilter only(EventField field, Object value) {
    return new EventFilter(
        with(only, field, value), not, anyOf, noneOf, outcomes, text, since, until);
  }

  /** Without this value of a field. */
  public EventFilter not(EventField field, Object value) {
    return new EventFilter(
        only, with(not, field, value), anyOf, noneOf, outcomes, text, since, until);
  }

  /** Also of this person. */
  public EventFilter of(EventPerson person) {
    return new EventFilter(only, not, with(anyOf, person), noneOf, outcomes, text, since, until);
  }

  /** Without those of this person. */
  public EventFilter notOf(EventPerson person) {
    return new EventFilter(only, not, anyOf, with(noneOf, person), outcomes, text, since, until);
  }

  /** Of these outcomes. */
  public EventFilter ending(Set<EventOutcome> those) {
    return new EventFilter(only, not, anyOf, noneOf, Set.copyOf(those), text, since, until);
  }

  /** With this text, or with any if it is {@code null}. */
  public EventFilter with(String sought) {
    return new EventFilter(only, not, anyOf, noneOf, outcomes, sought, since, until);
  }

  /** Within this time; {@code null} does not limit it. */
  public EventFilter between(Instant from, Instant to) {
    return new EventFilter(only, not, anyOf, noneOf, outcomes, text, from, to);
  }

  /**
   * Filters that together ask for the same events, each by one mark of one person, of which there
   * is an index: whoever has several has several indexes, and a query for all would use none.
   */
  public Stream<EventFilter> parts() {
    if (anyOf.isEmpty()) {
      return Stream.of(this);
    }
    EventFilter rest = new EventFilter(only, not, List.of(), noneOf, outcomes, text, since, until);
    return anyOf.stream().flatMap(person -> person.marks().stream()).map(rest::by);
  }

  private EventFilter by(EventPerson.Mark mark) {
    // A field of which values are asked for anyway must have one of them, and the mark.
    return only.containsKey(mark.field())
        ? of(EventPerson.by(mark))
        : only(mark.field(), mark.value());
  }

  /** The single value that all listed events have in a field, or {@code null}. */
  public Object single(EventField field) {
    Set<String> values = only.getOrDefault(field, Set.of());
    return values.size() == 1 && !field.isPart() && !values.contains(ANY)
        ? field.stored(values.iterator().next())
        : null;
  }

  private static Map<EventField, Set<String>> with(
      Map<EventField, Set<String>> before, EventField field, Object value) {
    Map<EventField, Set<String>> after = new EnumMap<>(EventField.class);
    after.putAll(before);
    Set<String> values = new LinkedHashSet<>(after.getOrDefault(field, Set.of()));
    values.add(String.valueOf(value));
    after.put(field, Collections.unmodifiableSet(values));
    return Collections.unmodifiableMap(after);
  }

  private static List<EventPerson> with(List<EventPerson> before, EventPerson person) {
    List<EventPerson> after = new ArrayList<>(before);
    after.add(person);
    return List.copyOf(after);
  }
}
