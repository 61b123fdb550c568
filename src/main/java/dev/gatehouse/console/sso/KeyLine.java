package dev.gatehouse.console.sso;

import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.key.KeyCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A signing key without its secret.
 *
 * @param state {@code active}, {@code retiring} or {@code ended}
 * @param inUse whether tokens were signed with it in the last 24 hours, and are still accepted
 */
public record KeyLine(
    long id,
    String kid,
    String fingerprint,
    Instant createdAt,
    Instant lastUsedAt,
    Instant retiresAt,
    String state,
    KeyCounts.Usage usage,
    boolean inUse) {
  private static final Duration LATELY = Duration.ofHours(24);

  static KeyLine of(SigningKey key, Map<Long, KeyCounts.Usage> usages, Instant now) {
    String state = key.getRetiresAt() == null ? "active" : key.isActive(now) ? "retiring" : "ended";
    KeyCounts.Usage usage = usages.getOrDefault(key.getId(), KeyCounts.Usage.NONE);
    // A node of the release before writes the time and does not count.
    boolean lately = key.getLastUsedAt() != null && key.getLastUsedAt().isAfter(now.minus(LATELY));
    return new KeyLine(
        key.getId(),
        key.getKid(),
        key.shownFingerprint(),
        key.getCreatedAt(),
        key.getLastUsedAt(),
        key.getRetiresAt(),
        state,
        usage,
        key.isActive(now) && (usage.isUsed() || lately));
  }

  /** The color of its state. */
  public String tone() {
    return switch (state) {
      case "active" -> "good";
      case "retiring" -> "warn";
      default -> "";
    };
  }

  /** Whether its signatures are accepted. */
  public boolean counts() {
    return !state.equals("ended");
  }

  /** By what operators call it: its key ID, or else its number. */
  public String word() {
    return kid == null || kid.isEmpty() ? String.valueOf(id) : kid;
  }
}
