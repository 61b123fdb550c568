package dev.gatehouse.administration.sso;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the newest sign-ins of one connection say of its backend's clock. The one in the middle
 * decides: a token that waited, or one server of several that is wrong, makes no clock.
 */
final class ClockSamples {
  /** Seconds by which clocks may differ before anybody is told. */
  static final long TOLERANCE = 5;

  /** Reasons of tokens that may simply have come late. */
  private static final Set<String> LATE = Set.of("jwt_expired", "jwt_too_old");

  /** Fewer late tokens than this are late tokens and nothing else. */
  private static final int ENOUGH = 3;

  private final List<Sample> samples = new ArrayList<>();

  private record Sample(long seconds, String reason) {}

  /**
   * @param seconds by which the backend was ahead; {@code null} where it was not, as far as known
   * @param reason why the sign-in was refused, or {@code null}
   */
  void add(Long seconds, String reason) {
    samples.add(new Sample(seconds == null ? 0 : seconds, reason));
  }

  /** How many sign-ins count. */
  int size() {
    return counting().size();
  }

  /** By how many seconds the backend's clock is ahead, if that is worth telling. */
  OptionalLong drift() {
    List<Long> sorted = counting().stream().map(Sample::seconds).sorted().toList();
    if (sorted.isEmpty()) {
      return OptionalLong.empty();
    }
    long low = sorted.get((sorted.size() - 1) / 2);
    long high = sorted.get(sorted.size() / 2);
    long middle = Math.abs(low) < Math.abs(high) ? low : high;
    return Math.abs(middle) > TOLERANCE ? OptionalLong.of(middle) : OptionalLong.empty();
  }

  private List<Sample> counting() {
    return samples.size() < ENOUGH
        ? samples.stream().filter(sample -> sample.reason == null || !isLate(sample)).toList()
        : samples;
  }

  private static boolean isLate(Sample sample) {
    return LATE.contains(sample.reason);
  }
}
