package dev.gatehouse.administration.insight;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** The days that are looked at, which end today in UTC. */
public enum InsightPeriod {
  WEEK(7),
  MONTH(30),
  /** As many as are kept, so that nothing is known of the days before. */
  QUARTER(90);

  private final int days;

  InsightPeriod(int days) {
    this.days = days;
  }

  /**
   * @param days as an address has it: {@code 7}, {@code 30} or {@code 90}
   */
  public static Optional<InsightPeriod> of(String days) {
    return Arrays.stream(values()).filter(one -> String.valueOf(one.days).equals(days)).findFirst();
  }

  public int days() {
    return days;
  }

  /** Whether as many days before are known, too. */
  public boolean hasEarlier() {
    return this != QUARTER;
  }

  LocalDate since(LocalDate today) {
    return today.minusDays(days - 1L);
  }

  /** The first of as many days before. */
  LocalDate earlier(LocalDate today) {
    return hasEarlier() ? since(today).minusDays(days) : since(today);
  }
}
