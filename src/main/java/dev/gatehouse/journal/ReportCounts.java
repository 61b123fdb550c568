package dev.gatehouse.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts this node's accepted sign-ins that report-only rules would have refused. */
@ApplicationScoped
public class ReportCounts {
  private final ConcurrentMap<Series, LongAdder> counts = new ConcurrentHashMap<>();

  /**
   * What is counted together.
   *
   * @param reason the code of the refusal
   */
  public record Series(String protocol, String reason) {}

  /** Counts once the transaction of the sign-in has succeeded. */
  void accepted(@Observes(during = TransactionPhase.AFTER_SUCCESS) SignInEvent event) {
    if (event.getWouldRefuse() != null) {
      add(event.protocol(), event.getWouldRefuse());
    }
  }

  /** Counts a sign-in whose event was written in another way than by {@link Events}. */
  public void add(String protocol, String reason) {
    counts.computeIfAbsent(new Series(protocol, reason), first -> new LongAdder()).increment();
  }

  /** What was counted since the start. */
  public Map<Series, Long> counted() {
    return counts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().sum()));
  }
}
