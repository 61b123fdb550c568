package dev.gatehouse.journal.filter;

import dev.gatehouse.trace.RequestTrace;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The conditions of a query by which events fit a filter. */
public final class EventConditions {
  private static final char ESCAPE = '!';

  private final CriteriaBuilder criteria;
  private final Path<?> event;
  private final List<Predicate> all = new ArrayList<>();

  private EventConditions(CriteriaBuilder criteria, Path<?> event) {
    this.criteria = criteria;
    this.event = event;
  }

  /** The conditions that an event has to meet, all of them. */
  public static List<Predicate> of(EventFilter filter, CriteriaBuilder criteria, Path<?> event) {
    EventConditions conditions = new EventConditions(criteria, event);
    conditions.add(filter);
    return conditions.all;
  }

  private void add(EventFilter filter) {
    filter.only().forEach((field, values) -> all.add(has(field, values)));
    filter.not().forEach((field, values) -> all.add(hasNot(field, values)));
    if (!filter.anyOf().isEmpty()) {
      all.add(any(marks(filter.anyOf()).map(this::has)));
    }
    marks(filter.noneOf()).forEach(mark -> all.add(hasNot(mark.field(), List.of(mark.value()))));
    if (!filter.outcomes().isEmpty()) {
      all.add(any(filter.outcomes().stream().map(this::ended)));
    }
    if (filter.text() != null) {
      all.add(contains(filter.text().toLowerCase(Locale.ROOT)));
    }
    if (filter.since() != null) {
      all.add(criteria.greaterThanOrEqualTo(event.get("at"), filter.since()));
    }
    if (filter.until() != null) {
      all.add(criteria.lessThan(event.get("at"), filter.until()));
    }
  }

  private static Stream<EventPerson.Mark> marks(List<EventPerson> people) {
    return people.stream().flatMap(person -> person.marks().stream());
  }

  private Predicate any(Stream<Predicate> several) {
    return criteria.or(several.toArray(Predicate[]::new));
  }

  private Predicate has(EventPerson.Mark mark) {
    return has(mark.field(), List.of(mark.value()));
  }

  private Predicate has(EventField field, Collection<String> values) {
    if (values.contains(EventFilter.ANY)) {
      return criteria.isNotNull(field.in(event));
    }
    if (field.isPart()) {
      return any(
          values.stream().map(value -> holds(field.in(event), (String) field.stored(value))));
    }
    // Not "in" for a single one: databases read equal values from an index in its order.
    return values.size() == 1
        ? criteria.equal(field.in(event), field.stored(values.iterator().next()))
        : field.in(event).in(values.stream().map(field::stored).toList());
  }

  /** In SQL, what is unknown is neither equal nor different. */
  private Predicate hasNot(EventField field, Collection<String> values) {
    return criteria.or(criteria.isNull(field.in(event)), criteria.not(has(field, values)));
  }

  private Predicate ended(EventOutcome outcome) {
    Expression<String> name = EventField.EVENT.in(event);
    Predicate refused = criteria.isNotNull(EventField.REASON.in(event));
    String accepted = "%" + EventOutcome.ACCEPTED_NAMES;
    return switch (outcome) {
      case REFUSED -> refused;
      case ACCEPTED ->
          criteria.and(criteria.isNull(EventField.REASON.in(event)), criteria.like(name, accepted));
      case NOTED ->
          criteria.and(
              criteria.isNull(EventField.REASON.in(event)), criteria.notLike(name, accepted));
    };
  }

  private Predicate contains(String text) {
    List<Predicate> places = new ArrayList<>();
    places.add(holds(event.get("detail"), text));
    places.add(holds(event.get("mismatch").get("came"), text));
    places.add(holds(EventField.EMAIL.in(event), text));
    String trace = RequestTrace.typed(text);
    if (!trace.isEmpty()) {
      places.add(holds(EventField.TRACE.in(event), trace));
    }
    return any(places.stream());
  }

  private Predicate holds(Expression<String> column, String lowerCase) {
    String escaped = lowerCase.replaceAll("([!%_])", ESCAPE + "$1");
    return criteria.like(criteria.lower(column), "%" + escaped + "%", ESCAPE);
  }
}
