package dev.gatehouse.console.log;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A column of the list that operators choose; the time is always there. */
public enum LogColumn {
  OUTCOME(true),
  REASON(true),
  EVENT(false),
  PERSON(true),
  CONNECTION(true),
  CAUSE(false),
  CAME(false),
  SURFACE(false),
  ADDRESS(false),
  BROWSER(false),
  TRACE(true);

  static final String SEPARATOR = "-";

  private final boolean usual;

  LogColumn(boolean usual) {
    this.usual = usual;
  }

  /** The column in addresses and in keys of texts. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The columns of a text such as {@code outcome-reason}; empty if one is no column. */
  static Optional<Set<LogColumn>> of(String text) {
    Set<LogColumn> chosen = EnumSet.noneOf(LogColumn.class);
    for (String name : text.split(SEPARATOR)) {
      Optional<LogColumn> column =
          Arrays.stream(values()).filter(each -> each.text().equals(name)).findFirst();
      if (column.isEmpty()) {
        return Optional.empty();
      }
      chosen.add(column.get());
    }
    return Optional.of(chosen);
  }

  /** Those of operators who chose none. */
  static Set<LogColumn> usual() {
    Set<LogColumn> columns = EnumSet.allOf(LogColumn.class);
    columns.removeIf(column -> !column.usual);
    return columns;
  }
}
