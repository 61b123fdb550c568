package dev.gatehouse.startup;

import dev.gatehouse.config.InvalidConfiguration;
import dev.gatehouse.storage.fault.Causes;
import dev.gatehouse.storage.fault.DatabaseFault;
import dev.gatehouse.storage.fault.SqlState;
import dev.gatehouse.storage.fault.UnusableDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Says in the log what is wrong with the database, why, and what to do: once a minute while it
 * lasts, and at once when something else is wrong.
 */
@ApplicationScoped
class FaultLines {
  private static final Logger LOG = System.getLogger(FaultLines.class.getName());
  private static final Duration AGAIN = Duration.ofMinutes(1);

  @Inject Clock clock;

  private DatabaseFault said;
  private Instant saidAt;

  /** While no request is answered. */
  synchronized void wait(Throwable thrown) {
    say(thrown, "Gatehouse answers 503 until it can use its database");
  }

  /** While requests are answered as far as they can be. */
  synchronized void notReady(Throwable thrown) {
    say(thrown, "Gatehouse is not ready");
  }

  /** After a fault, in one line, too. */
  synchronized void over() {
    if (said != null) {
      LOG.log(Level.INFO, "The database can be used again");
      said = null;
    }
  }

  private void say(Throwable thrown, String what) {
    DatabaseFault fault = DatabaseFault.of(thrown);
    Instant now = clock.instant();
    if (fault == said && now.isBefore(saidAt.plus(AGAIN))) {
      return;
    }
    said = fault;
    saidAt = now;
    String line = line(fault, thrown, what);
    if (fault == DatabaseFault.OTHER) {
      LOG.log(Level.WARNING, line, thrown);
    } else {
      LOG.log(Level.WARNING, line);
    }
  }

  /** Without the messages of drivers, which may quote a URL with a password in it. */
  static String line(DatabaseFault fault, Throwable thrown, String what) {
    String why =
        Causes.find(thrown, UnusableDatabase.class)
            .map(Throwable::getMessage)
            .or(() -> SqlState.innermost(thrown).map(state -> "SQL state " + state))
            .or(() -> Causes.find(thrown, SQLException.class).map(e -> "no connection"))
            .orElse(thrown.getClass().getSimpleName());
    String advice =
        Causes.find(thrown, InvalidConfiguration.class)
            .map(Throwable::getMessage)
            .orElse(fault.advice());
    return "%s: the database %s (%s). %s".formatted(what, fault.state(), why, advice);
  }
}
