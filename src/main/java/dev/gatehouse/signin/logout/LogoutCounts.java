package dev.gatehouse.signin.logout;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts this node's logouts from backends, and the sessions that ended with them. */
@ApplicationScoped
public class LogoutCounts {
  private final ConcurrentMap<Series, LongAdder> logouts = new ConcurrentHashMap<>();
  private final LongAdder sessions = new LongAdder();

  /**
   * What is counted together.
   *
   * @param protocol of the connection; {@code none} where there was none
   */
  public record Series(String protocol, boolean accepted) {}

  void accepted(String protocol, int endedSessions) {
    count(new Series(protocol, true));
    sessions.add(endedSessions);
  }

  void refused(String protocol) {
    count(new Series(protocol, false));
  }

  private void count(Series series) {
    logouts.computeIfAbsent(series, first -> new LongAdder()).increment();
  }

  /** What was counted since the start. */
  public Map<Series, Long> counted() {
    return logouts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().sum()));
  }

  /** The number of sessions that ended since the start. */
  public long endedSessions() {
    return sessions.sum();
  }
}
