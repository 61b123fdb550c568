package dev.gatehouse.console.log;

import dev.gatehouse.administration.change.WrittenTime;
import dev.gatehouse.console.TypedTime;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.filter.EventField;
import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.journal.filter.EventOutcome;
import dev.gatehouse.journal.filter.EventPerson;
import dev.gatehouse.rejection.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the address of the log's page asks for. Its times are in the time zone that the address
 * names, so that the address means the same to every operator. A value behind {@code !} is one that
 * events must not have. What cannot be read is told, and does not narrow the list.
 */
final class LogQuestion {
  static final String USER = "user";
  static final String OUTCOME = "outcome";
  static final String TEXT = "q";
  static final String FROM = "from";
  static final String TO = "to";
  static final String ZONE = "zone";
  static final String RANGE = "range";
  static final String BEFORE = "before";
  static final String COLUMNS = "columns";
  static final String NOT = "!";

  /** Names of the same thing in the admin API and in the audit trail. */
  private static final Map<String, String> SYNONYMS = Map.of("since", FROM, "until", TO);

  private final List<LogAddress.Unread> unread = new ArrayList<>();
  private final ZoneId own;
  private final Instant now;
  private final boolean ofAllSites;
  private LogAddress given;
  private ZoneId zone;
  private Instant since;
  private Instant until;
  private Events.Place before;
  private LogRange range;

  /**
   * @param own the operator's time zone
   * @param ofAllSites whether the page is about no single site
   * @param otherwise the range, unless the address has one
   */
  LogQuestion(
      HttpServletRequest request, ZoneId own, Instant now, boolean ofAllSites, LogRange otherwise) {
    this.own = own;
    this.now = now;
    this.ofAllSites = ofAllSites;
    given = LogAddress.of(request, names().toList(), SYNONYMS, unread);
    zone = one(ZONE, LogQuestion::zone).orElse(own);
    since = one(FROM, text -> time(text, false)).orElse(null);
    until = one(TO, text -> time(text, true)).orElse(null);
    before = one(BEFORE, Events.Place::of).orElse(null);
    Optional<LogRange> chosen = one(RANGE, LogRange::of);
    each(OUTCOME, text -> EventOutcome.ofText(text).isPresent(), true);
    for (EventField field : fields()) {
      if (field.isNumber()) {
        each(field.inAddress(), text -> text.matches("\\d{1,18}|\\*"), true);
      } else if (field == EventField.REASON) {
        each(field.inAddress(), LogQuestion::isReason, false);
      }
    }
    range = since != null || until != null ? null : chosen.orElseGet(() -> usual(otherwise));
    if (range == null) {
      given = given.without(RANGE);
    }
  }

  private Stream<String> names() {
    return Stream.concat(
        fields().stream().map(EventField::inAddress),
        Stream.of(USER, OUTCOME, TEXT, FROM, TO, ZONE, RANGE, BEFORE, COLUMNS));
  }

  private List<EventField> fields() {
    return Arrays.stream(EventField.values())
        .filter(field -> field != EventField.SITE || ofAllSites)
        .toList();
  }

  private <T> Optional<T> one(String name, Function<String, Optional<T>> read) {
    String value = given.first(name);
    if (value == null) {
      return Optional.empty();
    }
    Optional<T> result = read.apply(value);
    if (result.isEmpty()) {
      unread.add(new LogAddress.Unread(name, value, "unread." + name));
      given = given.without(name);
    }
    return result;
  }

  private void each(String name, Predicate<String> fits, boolean drop) {
    for (String value : given.all(name)) {
      if (!fits.test(value.replaceFirst("^!", ""))) {
        unread.add(new LogAddress.Unread(name, value, "unread." + name));
        given = drop ? given.without(name, value) : given;
      }
    }
  }

  private static boolean isReason(String text) {
    return text.equals(EventFilter.ANY)
        || Arrays.stream(Rejection.values()).anyMatch(reason -> reason.code().equals(text));
  }

  private static Optional<ZoneId> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Optional<Instant> time(String text, boolean isEnd) {
    try {
      return TypedTime.of(text)
          .map(typed -> isEnd ? typed.until(zone) : typed.from(zone))
          .or(() -> WrittenTime.read(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What has few events and an index is looked for in all of them. */
  private LogRange usual(LogRange otherwise) {
    boolean few =
        Stream.of(
                USER,
                EventField.USER.inAddress(),
                EventField.EMAIL.inAddress(),
                EventField.EXTERNAL_ID.inAddress(),
                EventField.TRACE.inAddress())
            .anyMatch(
                name ->
                    given.all(name).stream().anyMatch(v -> !v.startsWith(NOT) && !v.equals("*")));
    return few && text() == null ? LogRange.ALL : otherwise;
  }

  /** The values that could not be read. */
  List<LogAddress.Unread> unread() {
    return List.copyOf(unread);
  }

  /** What was read, without the page. */
  LogAddress address() {
    return given.without(BEFORE);
  }

  /** The quick range, or {@code null} for one of the operator's own. */
  LogRange range() {
    return range;
  }

  /** The operator's time zone, in which the page shows times. */
  ZoneId own() {
    return own;
  }

  /** The beginning of the range. */
  Instant since() {
    return range != null
        ? range.since(now, zone)
        : since != null ? since : LogRange.ALL.since(now, zone);
  }

  /** The end of the range: now, unless the address has one. */
  Instant until() {
    return until == null ? now : until;
  }

  /** A typed end of the range, or {@code null}. */
  Instant typed(String name) {
    return name.equals(FROM) ? since : until;
  }

  private String text() {
    return given.first(TEXT);
  }

  /** Whether more is asked for than a range. */
  boolean isFiltered() {
    return !given.without(ZONE, BEFORE, COLUMNS, RANGE, FROM, TO).parameters().isEmpty();
  }

  /** Whether the list starts with the newest events, so that new ones can appear. */
  boolean isNewest() {
    return before == null && until == null;
  }

  Events.Place before() {
    return before;
  }

  /**
   * @param people finds whom an operator means
   */
  EventFilter filter(Function<String, EventPerson> people) {
    EventFilter filter = EventFilter.ALL.with(text()).between(since(), until);
    for (EventField field : fields()) {
      for (String value : given.all(field.inAddress())) {
        filter =
            value.startsWith(NOT)
                ? filter.not(field, value.substring(1))
                : filter.only(field, value);
      }
    }
    for (String who : given.all(USER)) {
      filter =
          who.startsWith(NOT)
              ? filter.notOf(people.apply(who.substring(1)))
              : filter.of(people.apply(who));
    }
    return filter.ending(
        given.all(OUTCOME).stream()
            .flatMap(text -> EventOutcome.ofText(text).stream())
            .collect(Collectors.toUnmodifiableSet()));
  }
}
