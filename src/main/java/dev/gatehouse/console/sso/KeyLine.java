package dev.gatehouse.console.sso;

import dev.gatehouse.tenant.SigningKey;
import java.time.Instant;

/**
 * A signing key as a page shows it: nothing of its secret.
 *
 * @param state {@code active}, {@code retiring} or {@code ended}
 */
public record KeyLine(
    long id, String kid, Instant createdAt, Instant lastUsedAt, Instant retiresAt, String state) {

  static KeyLine of(SigningKey key, Instant now) {
    return new KeyLine(
        key.getId(),
        key.getKid(),
        key.getCreatedAt(),
        key.getLastUsedAt(),
        key.getRetiresAt(),
        key.getRetiresAt() == null ? "active" : key.isActive(now) ? "retiring" : "ended");
  }

  /** The colour of its state. */
  public String tone() {
    return switch (state) {
      case "active" -> "good";
      case "retiring" -> "warn";
      default -> "";
    };
  }

  public boolean counts() {
    return !state.equals("ended");
  }
}
