package dev.gatehouse.protocol.kit;

import dev.gatehouse.secret.KeyedFingerprint;
import dev.gatehouse.storage.MemoryDatabase;
import java.time.Clock;

/** Sign-ins on their way, with keys that no database holds. */
public final class PretendSignIns {
  private PretendSignIns() {}

  public static PendingSignIns over(MemoryDatabase database, Clock clock) {
    PendingSignIns pending = new PendingSignIns();
    pending.clock = clock;
    pending.stored = new StoredSignIns();
    pending.stored.entities = database.entities();
    pending.stored.clock = clock;
    pending.stored.limit();
    pending.keys = new LoginKeys();
    pending.keys.fingerprints = fingerprints();
    pending.waiting = new WaitingPages();
    pending.waiting.clock = clock;
    pending.waiting.keys = pending.keys;
    pending.waiting.stored = pending.stored;
    return pending;
  }

  /** One key for every purpose. */
  public static KeyedFingerprint fingerprints() {
    KeyedFingerprint.Key key = KeyedFingerprint.Key.generate();
    return new KeyedFingerprint() {
      @Override
      public Key derived(String purpose) {
        return key;
      }
    };
  }
}
