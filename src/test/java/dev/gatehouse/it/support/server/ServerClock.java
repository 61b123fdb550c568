package dev.gatehouse.it.support.server;

import dev.gatehouse.it.support.server.clock.StoppableTime;
import java.time.Instant;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The clock of the server under test, for rules about seconds: a test stops it before or after the
 * moment that counts, however long the machine takes. It runs again after each test.
 */
public final class ServerClock implements AfterEachCallback {
  /** Stops the server's clock at a moment, to the millisecond. */
  public void stopAt(Instant moment) {
    StoppableTime.stopAt(moment);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    StoppableTime.run();
  }
}
