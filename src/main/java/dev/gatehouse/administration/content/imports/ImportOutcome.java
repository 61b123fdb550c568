package dev.gatehouse.administration.content.imports;

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
