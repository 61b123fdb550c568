package dev.gatehouse.storage;

/**
 * The database did not answer in time, or not at all, or it is no use to ask it because of too many
 * others: nobody is let in, and callers get a 503.
 */
public class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Seconds after which a caller may try again. */
  public static final int RETRY_AFTER_SECONDS = 5;

  public DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
