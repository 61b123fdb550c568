package dev.gatehouse.journal.view;

/**
 * The only one who sees a view: an operator or a program. If both are {@code null}, everybody does
 * who may read the log.
 */
public record ViewOwner(Long operatorId, Long apiTokenId) {
  public static final ViewOwner EVERYBODY = new ViewOwner(null, null);

  public boolean isEverybody() {
    return equals(EVERYBODY);
  }
}
