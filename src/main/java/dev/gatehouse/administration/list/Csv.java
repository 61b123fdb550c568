package dev.gatehouse.administration.list;

import java.util.Collection;
import java.util.stream.Collectors;

/** Rows of a CSV file (RFC 4180), with protection against formulas. */
public final class Csv {
  /** Characters that begin a formula in spreadsheets, even within quotes. */
  private static final String FORMULA = "=+-@\t\r";

  private Csv() {}

  /** One row with its line break; {@code null} is an empty cell. */
  public static String row(Collection<?> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(Object value) {
    if (!(value instanceof String text)) {
      return value == null ? "" : value.toString();
    }
    String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
