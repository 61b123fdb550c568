package dev.gatehouse.administration.content.imports;

/**
 * A line of the report.
 *
 * @param path of the file in the upload
 * @param place the category's path from the top; empty for none
 * @param detail the reason or a note; may be empty
 * @param articleId the article that it became, or {@code null}
 */
public record FileReport(
    String path, ImportOutcome outcome, String place, String detail, Long articleId) {

  FileReport as(ImportOutcome other, String otherDetail, Long article) {
    return new FileReport(path, other, place, otherDetail, article);
  }
}
