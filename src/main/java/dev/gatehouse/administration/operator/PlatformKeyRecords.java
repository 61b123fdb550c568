package dev.gatehouse.administration.operator;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.token.platform.PlatformKey;

/** What may be known of a platform key, in the admin API and in the audit trail. */
public final class PlatformKeyRecords {
  private PlatformKeyRecords() {}

  public static Snapshot show(PlatformKey key) {
    return new Snapshot()
        .with("kid", key.getKid())
        .with("algorithm", key.getAlgorithm())
        .with("createdAt", key.getCreatedAt())
        .with("signsFrom", key.getSignsFrom())
        .with("publishedUntil", key.getEndsAt());
  }
}
