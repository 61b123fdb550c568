package dev.gatehouse.metrics;

/**
 * What the database said, all as Prometheus has it: times in seconds since 1970, and NaN for what
 * is not known.
 */
record Figures(
    double readAt,
    double clockDifference,
    double sites,
    double openBreakGlasses,
    double liveSessions,
    double consumedTokens,
    double purgedAt,
    double purgedRows,
    double endingKeys,
    double searchIndexAge,
    double schema) {
  static final Figures UNKNOWN =
      new Figures(
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN);
}
