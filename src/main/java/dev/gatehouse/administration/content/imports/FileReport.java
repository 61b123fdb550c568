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

  /** The outcome of a file: first as planned, then as done. */
  public enum ImportOutcome {
    /** Planned as a new article. */
    NEW(true),
    /** Planned as a change of an existing article. */
    CHANGE(true),
    /** Equals the existing article. */
    UNCHANGED(false),
    /** Only describes the category of its folder. */
    CATEGORY(false),
    /** Stored with the articles that use it. */
    FILE(false),
    /** Not imported. */
    SKIPPED(false),
    /** Imported as a new article. */
    CREATED(false),
    /** Imported as a change. */
    CHANGED(false),
    /** Failed, although planned. */
    FAILED(false),
    /** Not reached before the import ended. */
    NOT_REACHED(false);

    private final boolean ahead;

    ImportOutcome(boolean ahead) {
      this.ahead = ahead;
    }

    /** Whether the file is still to be imported. */
    public boolean isAhead() {
      return ahead;
    }
  }
}
