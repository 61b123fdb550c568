package dev.gatehouse.trace;

import java.util.ResourceBundle;
import java.util.regex.Pattern;

/**
 * A logger that begins each line about a request with the request's trace id and host, as in {@code
 * [4rk2hx9tqm7z acme.help.example.com]}. Neither server has a context of the log that an
 * application could fill on both.
 */
public final class RequestLog implements System.Logger {
  private static final Pattern TRACE = Pattern.compile("^\\[[0-9a-z]{12,32}( [^\\] ]+)?] ");

  private final System.Logger log;

  private RequestLog(System.Logger log) {
    this.log = log;
  }

  /** The logger of a class. */
  public static System.Logger of(Class<?> type) {
    return new RequestLog(System.getLogger(type.getName()));
  }

  /** A message without what it begins with, so that those of several requests are the same. */
  public static String withoutTrace(String message) {
    return TRACE.matcher(message).replaceFirst("");
  }

  @Override
  public String getName() {
    return log.getName();
  }

  @Override
  public boolean isLoggable(Level level) {
    return log.isLoggable(level);
  }

  @Override
  public void log(Level level, ResourceBundle texts, String message, Throwable thrown) {
    log.log(level, texts, traced(message), thrown);
  }

  @Override
  public void log(Level level, ResourceBundle texts, String format, Object... parameters) {
    log.log(level, texts, traced(format), parameters);
  }

  private static String traced(String message) {
    RequestTrace trace = RequestTrace.current();
    if (trace == null) {
      return message;
    }
    String host = trace.host().isEmpty() ? "" : " " + trace.host();
    return "[" + trace.id() + host + "] " + message;
  }
}
