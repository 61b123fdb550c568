package dev.gatehouse.journal;

import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * Counts this node's sign-ins and refusals by site. Only so many sites are counted on their own:
 * those that had the most of them in the last quarter of an hour, and any other while there is
 * room. The rest is counted together. What was counted together stays so, and a site that loses its
 * place begins again at zero, so that no count ever falls.
 */
@ApplicationScoped
public class SignInCounts {
  static final int MOST_SITES = 200;

  /** With sites of several protocols that are refused for every reason there is. */
  static final int MOST_SERIES = 2_000;

  static final Duration WINDOW = Duration.ofMinutes(15);
  private static final long CLOCK_TOLERANCE_SECONDS = 5;
  private static final int MOST_RANKED = 20_000;

  @Inject Clock clock;

  private final ConcurrentMap<Series, LongAdder> counts = new ConcurrentHashMap<>();
  private final ConcurrentMap<Clocks, LongAdder> clocks = new ConcurrentHashMap<>();
  private final ConcurrentMap<Long, LongAdder> inWindow = new ConcurrentHashMap<>();
  private final Set<Long> places = ConcurrentHashMap.newKeySet();
  private Instant begun;

  /**
   * What is counted together.
   *
   * @param site the tenant's id; {@code null} for all sites without a place
   * @param protocol through which it came, or another way to sign in, such as {@code password}
   * @param reason of the refusal; {@code null} for accepted sign-ins
   */
  public record Series(Long site, String protocol, String reason) {}

  /**
   * Sign-ins whose token tells how far the backend's clock is off.
   *
   * @param site as in {@link Series}
   * @param off whether by more than clocks may differ
   */
  public record Clocks(Long site, boolean off) {}

  /** An accepted sign-in counts once its transaction has succeeded. */
  void accepted(@Observes(during = TransactionPhase.AFTER_SUCCESS) SignInEvent event) {
    count(event);
  }

  /** Counts a sign-in that was accepted or refused; never waits. */
  void count(SignInEvent event) {
    count(event.tenantId(), event.protocol(), event.getReason(), event.getClockDifferenceSeconds());
  }

  /** Counts an accepted sign-in whose event was written in another way than by {@link Events}. */
  public void accepted(TenantId tenant, String protocol, OptionalLong clockDifferenceSeconds) {
    Long difference =
        clockDifferenceSeconds.isPresent() ? clockDifferenceSeconds.getAsLong() : null;
    count(tenant, protocol, null, difference);
  }

  private void count(TenantId tenant, String protocol, String reason, Long clockDifference) {
    Long site = tenant.value();
    if (inWindow.size() < MOST_RANKED || inWindow.containsKey(site)) {
      inWindow.computeIfAbsent(site, first -> new LongAdder()).increment();
    }
    boolean hasPlace = hasPlace(site);
    if (clockDifference != null) {
      Clocks told =
          new Clocks(hasPlace ? site : null, Math.abs(clockDifference) > CLOCK_TOLERANCE_SECONDS);
      clocks.computeIfAbsent(told, first -> new LongAdder()).increment();
    }
    LongAdder count = hasPlace ? adder(new Series(site, protocol, reason)) : null;
    if (count == null) {
      Series together = new Series(null, protocol, reason);
      count = counts.computeIfAbsent(together, first -> new LongAdder());
    }
    count.increment();
  }

  private boolean hasPlace(Long site) {
    return places.contains(site) || places.size() < MOST_SITES && places.add(site);
  }

  private LongAdder adder(Series own) {
    LongAdder known = counts.get(own);
    return known == null && counts.size() < MOST_SERIES
        ? counts.computeIfAbsent(own, first -> new LongAdder())
        : known;
  }

  /** What was counted since the start. */
  public Map<Series, Long> counted() {
    return sums(counts);
  }

  /** What was counted of backends' clocks since the start. */
  public Map<Clocks, Long> clocks() {
    return sums(clocks);
  }

  private static <K> Map<K, Long> sums(Map<K, LongAdder> counts) {
    return counts.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().sum()));
  }

  /** Gives the places to the sites with the most sign-ins, if it is time to; call it often. */
  public synchronized void rank() {
    Instant now = clock.instant();
    if (begun != null && now.isBefore(begun.plus(WINDOW))) {
      return;
    }
    boolean isFirst = begun == null;
    begun = now;
    if (isFirst) {
      return;
    }
    Set<Long> most =
        inWindow.entrySet().stream()
            .sorted(Comparator.comparingLong(entry -> -entry.getValue().sum()))
            .limit(MOST_SITES)
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(HashSet::new));
    inWindow.clear();
    // A quiet site keeps its place while nobody needs it: rules look for sites that fell silent.
    places.stream().filter(site -> most.size() < MOST_SITES).forEach(most::add);
    places.retainAll(most);
    counts.keySet().removeIf(series -> series.site() != null && !most.contains(series.site()));
    clocks.keySet().removeIf(series -> series.site() != null && !most.contains(series.site()));
    places.addAll(most);
  }
}
