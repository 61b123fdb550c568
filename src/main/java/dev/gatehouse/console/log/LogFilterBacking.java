package dev.gatehouse.console.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.journal.filter.EventField;
import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.tenant.Connections;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The form that narrows the log, and what it is narrowed to. */
@Named("logFilter")
@RequestScoped
public class LogFilterBacking {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration NAMES_OF = Duration.ofDays(30);

  /** What has an input of its own that shows the value. */
  private static final Set<String> SHOWN =
      Set.of(LogQuestion.TEXT, LogQuestion.OUTCOME, LogQuestion.FROM, LogQuestion.TO);

  /** What no chip tells. */
  private static final Set<String> UNTOLD =
      Set.of(
          LogQuestion.TEXT,
          LogQuestion.FROM,
          LogQuestion.TO,
          LogQuestion.RANGE,
          LogQuestion.ZONE,
          LogQuestion.COLUMNS);

  @Inject CurrentOperator current;
  @Inject LogInView log;
  @Inject TimesBacking times;
  @Inject EventReading reading;
  @Inject Connections connections;
  @Inject ConsoleTexts texts;
  @Inject Clock clock;

  private Map<Long, String> connectionNames;

  /**
   * One value that the list is narrowed to.
   *
   * @param excluded whether events must not have it
   * @param without the address without it
   * @param flipped the address with the opposite
   */
  public record Chip(
      String field, String value, boolean excluded, String without, String flipped) {}

  /** A parameter that a form has to send along. */
  public record Hidden(String name, String value) {}

  public List<Chip> getChips() {
    LogAddress address = log.question().address();
    List<Chip> chips = new ArrayList<>();
    address
        .parameters()
        .forEach(
            (name, values) -> {
              if (!UNTOLD.contains(name)) {
                values.forEach(value -> chips.add(chip(address, name, value)));
              }
            });
    return chips;
  }

  private Chip chip(LogAddress address, String name, String value) {
    boolean not = value.startsWith(LogQuestion.NOT);
    String bare = not ? value.substring(1) : value;
    LogAddress rest = address.without(name, value);
    return new Chip(
        name,
        shown(name, bare),
        not,
        log.with(LogInView.PAGE, rest),
        log.with(LogInView.PAGE, rest.with(name, not ? bare : LogQuestion.NOT + bare)));
  }

  private String shown(String name, String value) {
    if (value.equals(EventFilter.ANY)) {
      return texts.of("log", "filter.something");
    }
    if (name.equals(LogQuestion.OUTCOME)) {
      return texts.of("log", value);
    }
    return name.equals("connection")
        ? getConnections().getOrDefault(Long.valueOf(value), value)
        : value;
  }

  /** The site's connections by id; none on all sites. */
  public Map<Long, String> getConnections() {
    if (connectionNames == null) {
      connectionNames = new LinkedHashMap<>();
      if (log.site() != null) {
        connections
            .of(log.site())
            .forEach(each -> connectionNames.put(each.getId(), each.getSettings().getName()));
      }
    }
    return connectionNames;
  }

  /** What the form sends along that it does not show. */
  public List<Hidden> getHidden() {
    return hidden(SHOWN);
  }

  /** What the form with the columns sends along. */
  public List<Hidden> getBesideColumns() {
    return hidden(Set.of(LogQuestion.COLUMNS));
  }

  private List<Hidden> hidden(Set<String> shown) {
    List<Hidden> hidden = new ArrayList<>();
    log.question()
        .address()
        .parameters()
        .forEach(
            (name, values) -> {
              if (!shown.contains(name) && !name.equals(LogQuestion.ZONE)) {
                values.forEach(value -> hidden.add(new Hidden(name, value)));
              }
            });
    return hidden;
  }

  /** The values of the address that could not be read. */
  public List<LogAddress.Unread> getUnread() {
    return log.question().unread();
  }

  /** The value of an input. */
  public String given(String name) {
    Instant typed = log.question().typed(name);
    return switch (name) {
      case LogQuestion.FROM, LogQuestion.TO -> typed == null ? null : times.local(typed);
      default -> log.question().address().first(name);
    };
  }

  public boolean isFiltered() {
    return log.question().isFiltered();
  }

  /** The number of values that the list is narrowed to, for narrow screens that hide them. */
  public int getCount() {
    return getChips().size() + (given(LogQuestion.TEXT) == null ? 0 : 1);
  }

  /** The names of what the list can be narrowed to, by parameter, as JSON for the page's script. */
  public String getLabels() {
    Map<String, String> labels = new LinkedHashMap<>();
    for (EventField field : EventField.values()) {
      labels.put(field.inAddress(), label(field.inAddress()));
    }
    labels.put(LogQuestion.USER, label(LogQuestion.USER));
    labels.put(LogQuestion.OUTCOME, label(LogQuestion.OUTCOME));
    try {
      return JSON.writeValueAsString(labels);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts cannot be written as JSON", e);
    }
  }

  private String label(String name) {
    return texts.of("log", "field." + name);
  }

  /** The names of recent events. */
  public List<String> getNames() {
    try {
      return reading.names(current.actor(), log.site(), clock.instant().minus(NAMES_OF));
    } catch (DatabaseUnavailable e) {
      return List.of();
    }
  }

  /** The codes of all reasons. */
  public List<String> getReasons() {
    return Arrays.stream(Rejection.values()).map(Rejection::code).toList();
  }

  /** The codes of all mistakes that are recognized. */
  public List<String> getCauses() {
    return Arrays.stream(Cause.values()).map(Cause::code).toList();
  }

  public List<String> getRanges() {
    return Arrays.stream(LogRange.values()).map(LogRange::text).toList();
  }

  /** The quick range, or {@code null} for one of the operator's own. */
  public String getRange() {
    LogRange range = log.question().range();
    return range == null ? null : range.text();
  }

  /** The address of this page with another range. */
  public String ranged(String range) {
    return log.with(
        LogInView.PAGE,
        log.question()
            .address()
            .without(LogQuestion.RANGE, LogQuestion.FROM, LogQuestion.TO)
            .with(LogQuestion.RANGE, range));
  }

  /** This page's address without filters, with the same range and columns. */
  public String getAddress() {
    LogAddress given = log.question().address();
    LogAddress rest = new LogAddress(Map.of());
    for (String kept :
        List.of(
            LogQuestion.RANGE,
            LogQuestion.FROM,
            LogQuestion.TO,
            LogQuestion.ZONE,
            LogQuestion.COLUMNS)) {
      rest = given.first(kept) == null ? rest : rest.with(kept, given.first(kept));
    }
    return log.with(LogInView.PAGE, rest);
  }
}
