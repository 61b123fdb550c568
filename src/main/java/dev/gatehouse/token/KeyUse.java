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

  public void note(long keyId, Instant at) {
    used.put(keyId, at);
  }

  /** Writes the times that were collected since the last flush. */
  public void flush() {
    Map<Long, Instant> taken = Map.copyOf(used);
    taken.forEach(used::remove);
    signingKeys.used(taken);
  }
}
