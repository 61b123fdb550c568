package dev.gatehouse.journal;

import dev.gatehouse.trace.RequestTrace;

/**
 * The origin of a sign-in.
 *
 * @param traceId the code that the reader can quote
 * @param surface how the token was sent: {@code redirect}, {@code page}, {@code widget} …
 */
public record EventOrigin(String traceId, String surface, String address, String userAgent) {
  /** An origin in the request that this thread works for. */
  public static EventOrigin of(String surface, String address, String userAgent) {
    return new EventOrigin(RequestTrace.currentId(), surface, address, userAgent);
  }
}
