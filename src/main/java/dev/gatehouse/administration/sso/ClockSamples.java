package dev.gatehouse.administration.sso;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The clock differences of a connection's newest sign-ins. Their median tells how far the backend's
 * clock is ahead, so that a token that was used late, or one wrong server of several, does not.
 */
final class ClockSamples {
  /** Seconds by which clocks may differ without a warning. */
  static final long TOLERANCE = 5;

  /** Reasons for which a token is refused that was merely used late. */
  private static final Set<String> LATE = Set.of("jwt_expired", "jwt_too_old");

  /** Fewer refused late tokens than this say nothing about the clock. */
  private static final int ENOUGH = 3;

  private final List<Sample> samples = new ArrayList<>();

  private record Sample(long seconds, String reason) {}

  /**
   * @param seconds by which the backend's clock was ahead; {@code null} if the event does not tell
   * @param reason why the sign-in was refused, or {@code null}
   */
  void add(Long seconds, String reason) {
    samples.add(new Sample(seconds == null ? 0 : seconds, reason));
  }

  /** The number of sign-ins that the median is of. */
  int size() {
    return counting().size();
  }

  /** Seconds by which the backend's clock is ahead, if they exceed the tolerance. */
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
