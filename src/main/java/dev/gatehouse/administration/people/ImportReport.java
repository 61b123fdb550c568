package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.Csv;
import java.util.List;

/**
 * What an import does, or would do.
 *
 * @param errors every one, in the order of the lines; where there is one, nothing is imported
 * @param rows users in the file
 * @param made users whom the site does not have yet
 * @param updated users whom the site has, otherwise than the file
 * @param unchanged users whom the site has just as in the file
 * @param left users whom the site has and who stay as they are, since that was asked for
 * @param banned users among those of the site who are suspended, and stay so
 */
public record ImportReport(
    List<LineError> errors, int rows, int made, int updated, int unchanged, int left, int banned) {

  /** Whether it can be imported. */
  public boolean isGood() {
    return errors.isEmpty();
  }

  /** How many lines have errors. */
  public long getBadLines() {
    return errors.stream().mapToLong(LineError::line).distinct().count();
  }

  /** The errors as CSV that a spreadsheet does not take for formulas. */
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
