package dev.gatehouse.token;

import dev.gatehouse.tenant.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Collects when keys verified tokens, so that it is written in batches and not at every token. */
@ApplicationScoped
public class KeyUse {
  @Inject SigningKeys signingKeys;

  private final Map<Long, Instant> used = new ConcurrentHashMap<>();

  /**
   * Notes a use.
   *
   * @param keyId 0 for a key that is published elsewhere, and of which nothing is stored
   */
  public void note(long keyId, Instant at) {
    if (keyId > 0) {
      used.put(keyId, at);
    }
  }

  /** Writes the times that were collected since the last flush. */
  public void flush() {
    Map<Long, Instant> taken = Map.copyOf(used);
    taken.forEach(used::remove);
    signingKeys.used(taken);
  }
}
