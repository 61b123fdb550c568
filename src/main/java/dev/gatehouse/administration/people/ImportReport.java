package dev.gatehouse.administration.people;

import dev.gatehouse.administration.list.Csv;
import java.util.List;

/**
 * The effect of an import, done or planned.
 *
 * @param errors all of them, in the order of the lines; any error prevents the import
 * @param rows users in the file
 * @param made users who are new to the site
 * @param updated users of the site who differ from the file
 * @param unchanged users of the site who equal the file
 * @param left users whom the site has and who stay as they are, since that was asked for
 * @param banned users among those of the site who are suspended, and stay so
 */
public record ImportReport(
    List<LineError> errors, int rows, int made, int updated, int unchanged, int left, int banned) {

  /**
   * An error in a file.
   *
   * @param line the line, counted from 1; 0 for the file as a whole
   * @param field the member's name; empty for the whole line
   */
  public record LineError(long line, String field, String message) {}

  /** Whether the file can be imported. */
  public boolean isGood() {
    return errors.isEmpty();
  }

  /** The number of lines with errors. */
  public long getBadLines() {
    return errors.stream().mapToLong(LineError::line).distinct().count();
  }

  /** The errors as CSV, with protection against formulas. */
  public String csv() {
    StringBuilder text = new StringBuilder(Csv.row(List.of("line", "field", "message")));
    errors.forEach(
        error -> text.append(Csv.row(List.of(error.line(), error.field(), error.message()))));
    return text.toString();
  }

  static ImportReport unusable(UserFile file) {
    return new ImportReport(file.problems(), 0, 0, 0, 0, 0, 0);
  }
}
