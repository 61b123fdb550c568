package dev.gatehouse.administration.content.imports;

/** What becomes of a file: first what is planned, then what was done. */
public enum ImportOutcome {
  /** Will be a new article. */
  NEW(true),
  /** Will change an article that the site has. */
  CHANGE(true),
  /** The site has it as it is in the file. */
  UNCHANGED(false),
  /** Describes the category of its folder and is nothing else. */
  CATEGORY(false),
  /** Is not imported. */
  SKIPPED(false),
  /** Is a new article now. */
  CREATED(false),
  /** The article was changed. */
  CHANGED(false),
  /** Could not be imported after all. */
  FAILED(false),
  /** The import ended before it. */
  NOT_REACHED(false);

  private final boolean ahead;

  ImportOutcome(boolean ahead) {
    this.ahead = ahead;
  }

  /** Whether something is still to be done for it. */
  public boolean isAhead() {
    return ahead;
  }
}
