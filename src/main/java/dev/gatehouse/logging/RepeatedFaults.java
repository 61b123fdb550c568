package dev.gatehouse.logging;

import dev.gatehouse.trace.RequestLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets the first record of a fault through, with its stack trace, and counts those that follow
 * until the fault has not occurred for a while. Faults are told apart by logger, level, message and
 * root cause; numbers, long identifiers and the request's trace do not count.
 */
final class RepeatedFaults implements Filter {
  /** Of what writes a stack trace for each request while the database is away. */
  private static final List<String> LOGGERS =
      List.of(
          "dev.gatehouse.",
          "org.eclipse.persistence",
          // WildFly's pool and its transactions, errors of requests, failing beans.
          "org.jboss.jca",
          "com.arjuna",
          "io.undertow",
          "org.jboss.as.ejb3",
          "org.jboss.weld",
          "org.jboss.resteasy",
          // Payara's.
          "javax.enterprise.resource",
          "jakarta.enterprise.web",
          "javax.enterprise.web",
          "org.glassfish.jersey");

  /** What limits itself to a line a minute. */
  private static final List<String> LIMITED =
      List.of(LogUpkeep.LOGGER, "dev.gatehouse.startup.FaultLines");

  /** Servers number their messages, such as WildFly IJ000604 and Payara RAR5038. */
  private static final Pattern CODE = Pattern.compile("[A-Z]{2,10}\\d{3,6}\\b");

  private static final int MOST_FAULTS = 1_000;
  private static final int LONGEST = 300;

  /** Rounds without a record after which a fault is new when it occurs again. */
  private static final int QUIET = 5;

  private final Filter before;
  private final ConcurrentMap<String, Fault> faults = new ConcurrentHashMap<>();

  /**
   * @param before that the handler had, or {@code null}
   */
  RepeatedFaults(Filter before) {
    this.before = before;
  }

  Filter before() {
    return before;
  }

  /** What was left out of the log since the last round. */
  record LeftOut(String logger, String fault, int times) {}

  private static final class Fault {
    private final String logger;
    private int since;
    private int quiet;

    private Fault(String logger) {
      this.logger = logger;
    }

    private synchronized void count() {
      since++;
    }

    /** How often it occurred since the last round; negative when it is over. */
    private synchronized int round() {
      int times = since;
      since = 0;
      quiet = times > 0 ? 0 : quiet + 1;
      return quiet >= QUIET ? -1 : times;
    }
  }

  @Override
  public boolean isLoggable(LogRecord record) {
    if (before != null && !before.isLoggable(record)) {
      return false;
    }
    String logger = String.valueOf(record.getLoggerName());
    if (!isFault(record, logger)) {
      return true;
    }
    String key = logger + " " + record.getLevel() + " " + about(record);
    Fault known = faults.get(key);
    if (known == null) {
      return faults.size() >= MOST_FAULTS || faults.putIfAbsent(key, new Fault(logger)) == null;
    }
    known.count();
    return false;
  }

  private static boolean isFault(LogRecord record, String logger) {
    boolean tells = record.getLevel().intValue() >= Level.WARNING.intValue();
    boolean quotesFault =
        record.getLevel().intValue() >= Level.INFO.intValue()
            && (record.getThrown() != null || logger.startsWith("org.eclipse.persistence"));
    return (tells || quotesFault)
        && !LIMITED.contains(logger)
        && LOGGERS.stream().anyMatch(logger::startsWith);
  }

  /** What the fault is, without what differs from one time to the next. */
  private static String about(LogRecord record) {
    StringBuilder text = new StringBuilder(plain(String.valueOf(record.getMessage())));
    Throwable root = root(record.getThrown());
    if (root != null) {
      text.append(" (").append(root.getClass().getName());
      text.append(": ").append(plain(String.valueOf(root.getMessage()))).append(')');
    }
    return text.toString();
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    // A chain that leads back to itself ends all the same.
    for (int depth = 0; depth < 50 && root != null && root.getCause() != null; depth++) {
      root = root.getCause();
    }
    return root;
  }

  private static String plain(String text) {
    String line = RequestLog.withoutTrace(text).strip();
    int end = line.indexOf('\n');
    String first = end < 0 ? line : line.substring(0, end);
    Matcher code = CODE.matcher(first);
    if (code.lookingAt()) {
      return code.group();
    }
    return (first.length() > LONGEST ? first.substring(0, LONGEST) : first)
        .replaceAll("\\b[0-9a-f-]{8,}\\b|(?<![A-Za-z0-9])\\d+", "#");
  }

  /** What was left out since the last call; a fault that no longer occurs is forgotten. */
  List<LeftOut> round() {
    List<LeftOut> all = new ArrayList<>();
    for (Map.Entry<String, Fault> entry : faults.entrySet()) {
      int times = entry.getValue().round();
      if (times > 0) {
        String logger = entry.getValue().logger;
        all.add(new LeftOut(logger, entry.getKey().substring(logger.length() + 1), times));
      } else if (times < 0) {
        faults.remove(entry.getKey(), entry.getValue());
      }
    }
    return all;
  }
}
