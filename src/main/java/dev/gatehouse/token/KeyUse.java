package dev.gatehouse.token;

import dev.gatehouse.tenant.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which keys verified tokens lately; written down from time to time, not at every token. */
@ApplicationScoped
public class KeyUse {
  @Inject SigningKeys signingKeys;

  private final Map<Long, Instant> used = new ConcurrentHashMap<>();

  public void note(long keyId, Instant at) {
    used.put(keyId, at);
  }

  /** Writes down what was noted since the last time. */
  public void flush() {
    Map<Long, Instant> taken = Map.copyOf(used);
    taken.forEach(used::remove);
    taken.values().stream()
        .max(Instant::compareTo)
        .ifPresent(latest -> signingKeys.used(taken.keySet(), latest));
  }
}
