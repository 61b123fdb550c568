package dev.gatehouse.signin.logout;

import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.secret.CallRate;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/**
 * Limits the logouts that this node takes for a connection, since each writes to the database that
 * all sites share. Far more than people sign out: a provider that ends all sessions of a company at
 * once sends one logout for each, and does not repeat what was refused.
 */
@ApplicationScoped
class LogoutRates {
  static final int MOST_IN_MINUTE = 6_000;

  @Inject Clock clock;

  private CallRate ofConnection;

  @PostConstruct
  void set() {
    ofConnection = new CallRate(clock, MOST_IN_MINUTE);
  }

  /**
   * Counts a logout that is accepted otherwise.
   *
   * @return zero if it may end sessions, else how long to wait before the next one
   */
  Duration count(LiveConnection connection) {
    return ofConnection.count(connection.connection().getId().toString());
  }
}
