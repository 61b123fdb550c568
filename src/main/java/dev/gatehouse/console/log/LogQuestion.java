package dev.gatehouse.console.log;

import dev.gatehouse.console.TypedTime;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.filter.EventField;
import dev.gatehouse.journal.filter.EventFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The filter in the address of the log's page. Its times are in the time zone that the address
 * names, so that the address means the same to every operator.
 */
final class LogQuestion {
  static final String EVENT = "event";
  static final String REASON = "reason";
  static final String USER = "user";
  static final String TRACE = "trace";
  static final String FROM = "from";
  static final String TO = "to";
  static final String ZONE = "zone";
  private static final String BEFORE = "before";
  private static final int LONGEST = 300;
  private static final DateTimeFormatter NOTATION =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);

  private final Map<String, String> given = new LinkedHashMap<>();
  private final ZoneId own;

  /**
   * @param own the operator's time zone
   */
  LogQuestion(HttpServletRequest request, ZoneId own) {
    this.own = own;
    for (String name : new String[] {EVENT, REASON, USER, TRACE, FROM, TO, ZONE, BEFORE}) {
      Optional.ofNullable(request.getParameter(name))
          .map(value -> value.replaceAll("[\\p{Cntrl}\\ud800-\\udfff]", "").strip())
          .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
          .ifPresent(value -> given.put(name, value));
    }
  }

  /** The value of a parameter, or {@code null}. */
  String get(String name) {
    return given.get(name);
  }

  /** Whether any filter is set. */
  boolean isFiltered() {
    return given.keySet().stream().anyMatch(name -> !name.equals(ZONE) && !name.equals(BEFORE));
  }

  /** Whether the list starts with the newest events, so that new ones can appear. */
  boolean isNewest() {
    return before() == null && !given.containsKey(TO);
  }

  Events.Place before() {
    return Optional.ofNullable(get(BEFORE)).flatMap(Events.Place::of).orElse(null);
  }

  /** A requested time, or {@code null} if it is missing or invalid. */
  Instant time(String name) {
    String text = get(name);
    if (text == null) {
      return null;
    }
    Optional<TypedTime> typed = TypedTime.of(text);
    if (typed.isPresent()) {
      return name.equals(TO) ? typed.get().until(zone()) : typed.get().from(zone());
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private ZoneId zone() {
    try {
      return get(ZONE) == null ? own : ZoneId.of(get(ZONE));
    } catch (DateTimeException e) {
      return own;
    }
  }

  /** The value of a date and time input, in the operator's time zone. */
  String local(String name) {
    Instant time = time(name);
    return time == null ? null : NOTATION.format(time.atZone(own));
  }

  /**
   * @param userId of the typed user, or {@code null}
   */
  EventFilter filter(Long userId) {
    EventFilter filter = EventFilter.ALL.between(time(FROM), time(TO));
    for (String name : new String[] {EVENT, REASON, TRACE}) {
      if (get(name) != null) {
        filter = filter.only(EventField.ofAddress(name).orElseThrow(), get(name));
      }
    }
    return userId == null ? filter : filter.only(EventField.USER, userId);
  }

  /** The filter as query parameters, each preceded by {@code &}, without the page. */
  String query() {
    return given.entrySet().stream()
        .filter(pair -> !pair.getKey().equals(BEFORE))
        .map(pair -> "&" + pair.getKey() + "=" + encoded(pair.getValue()))
        .collect(Collectors.joining());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
