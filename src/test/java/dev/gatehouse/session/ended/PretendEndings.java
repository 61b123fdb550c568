package dev.gatehouse.session.ended;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Wiring;
import java.time.Clock;

/** The store of ended sessions, for tests of what ends them. */
public final class PretendEndings {
  private PretendEndings() {}

  public static EndedSessions at(MemoryDatabase memory, Clock clock) {
    return new Wiring(memory, clock)
        .with(Configuration.class, new Configuration(name -> null))
        .bean(EndedSessions.class);
  }
}
