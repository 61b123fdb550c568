package dev.gatehouse.logging;

import dev.gatehouse.trace.RequestLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
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

  /** Whole numbers, amounts and addresses, and identifiers. */
  private static final Pattern CHANGING =
      Pattern.compile("\\b[0-9a-f-]{8,}\\b|(?<![A-Za-z0-9])\\d+([.,]\\d+)*");

  /** Only puts parameters into messages. */
  private static final SimpleFormatter FORMAT = new SimpleFormatter();

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

  /**
   * What was left out of the log since the last round.
   *
   * @param fault what all of it has in common
   * @param last what the last record said, with its numbers
   */
  record LeftOut(String logger, String fault, String last, int times) {}

  private static final class Fault {
    private final String logger;
    private String last = "";
    private int since;
    private int quiet;

    private Fault(String logger) {
      this.logger = logger;
    }

    private synchronized void count(String text) {
      since++;
      last = text;
    }

    private synchronized String last() {
      return last;
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
    String message = FORMAT.formatMessage(record);
    Throwable root = root(record.getThrown());
    String key =
        logger + " " + record.getLevel() + " " + about(message, root, RepeatedFaults::plain);
    Fault known = faults.get(key);
    if (known == null) {
      return faults.size() >= MOST_FAULTS || faults.putIfAbsent(key, new Fault(logger)) == null;
    }
    known.count(record.getLevel() + " " + about(message, root, RepeatedFaults::line));
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

  private static String about(String message, Throwable root, UnaryOperator<String> how) {
    StringBuilder text = new StringBuilder(how.apply(String.valueOf(message)));
    if (root != null) {
      text.append(" (").append(root.getClass().getName());
      text.append(": ").append(how.apply(String.valueOf(root.getMessage()))).append(')');
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

  private static String line(String text) {
    String line = RequestLog.withoutTrace(text).strip();
    int end = line.indexOf('\n');
    String first = end < 0 ? line : line.substring(0, end);
    return first.length() > LONGEST ? first.substring(0, LONGEST) : first;
  }

  /** Without what differs from one time to the next. */
  private static String plain(String text) {
    String line = line(text);
    Matcher code = CODE.matcher(line);
    return code.lookingAt() ? code.group() : CHANGING.matcher(line).replaceAll("#");
  }

  /** What was left out since the last call; a fault that no longer occurs is forgotten. */
  List<LeftOut> round() {
    List<LeftOut> all = new ArrayList<>();
    for (Map.Entry<String, Fault> entry : faults.entrySet()) {
      int times = entry.getValue().round();
      if (times > 0) {
        String logger = entry.getValue().logger;
        String fault = entry.getKey().substring(logger.length() + 1);
        all.add(new LeftOut(logger, fault, entry.getValue().last(), times));
      } else if (times < 0) {
        faults.remove(entry.getKey(), entry.getValue());
      }
    }
    return all;
  }
}
