package dev.gatehouse.storage.fault;

/**
 * The database did not answer in time, or too many requests wait already. Nobody is signed in, and
 * callers get a 503.
 */
public class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Seconds after which a caller may try again. */
  public static final int RETRY_AFTER_SECONDS = 5;

  public DatabaseUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
