package dev.gatehouse.trace;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The request that a thread works for, as the lines of the log tell it.
 *
 * @param id code that a reader can read out and an operator can look up
 * @param host of the request, which names the site; empty when it is not known
 */
public record RequestTrace(String id, String host) {
  /** Without letters and digits that look alike. */
  private static final byte[] ALPHABET =
      "23456789abcdefghjkmnpqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);

  private static final int LENGTH = 12;

  /** Version, trace id, parent id and flags (W3C Trace Context, section 3.2). */
  private static final Pattern TRACE_PARENT =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Pd}.]+");

  private static final ThreadLocal<RequestTrace> CURRENT = new ThreadLocal<>();

  /** From here on, this thread works for a request; it has to {@link #end}. */
  public static void begin(RequestTrace trace) {
    CURRENT.set(trace);
  }

  public static void end() {
    CURRENT.remove();
  }

  /** That of the request for which this thread works, or {@code null}. */
  public static RequestTrace current() {
    return CURRENT.get();
  }

  /** The id of the request for which this thread works, or a new one. */
  public static String currentId() {
    RequestTrace current = CURRENT.get();
    return current == null ? freshId() : current.id;
  }

  /** Work for the request of the calling thread, to be done by another one. */
  public static <T> Callable<T> carriedBy(Callable<T> work) {
    RequestTrace carried = CURRENT.get();
    if (carried == null) {
      return work;
    }
    return () -> {
      CURRENT.set(carried);
      try {
        return work.call();
      } finally {
        CURRENT.remove();
      }
    };
  }

  /** The trace id of a {@code traceparent} header; a fresh id if it has none. */
  public static String idOf(String traceParent) {
    Matcher matcher = TRACE_PARENT.matcher(traceParent == null ? "" : traceParent);
    return matcher.matches() ? matcher.group(1) : freshId();
  }

  /**
   * An id as it is stored, from how somebody typed it who had it read out: in any case, with
   * spaces, hyphens or dots anywhere.
   */
  public static String typed(String id) {
    return SEPARATORS.matcher(id).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** A new id, of 59 random bits. It is no secret: the random numbers may be guessed. */
  public static String freshId() {
    byte[] letters = new byte[LENGTH];
    long random = ThreadLocalRandom.current().nextLong() >>> 1;
    for (int i = 0; i < LENGTH; i++) {
      letters[i] = ALPHABET[(int) (random % ALPHABET.length)];
      random /= ALPHABET.length;
    }
    return new String(letters, StandardCharsets.US_ASCII);
  }
}
