package dev.gatehouse.administration.setup;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.journal.ConnectionEvents;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether anybody has signed in through a connection, which proves that it works. */
@ApplicationScoped
public class FirstSignIn {
  /** What is older tells nothing about what an operator just set up. */
  private static final Duration LATELY = Duration.ofHours(24);

  @Inject ConnectionEvents events;
  @Inject SigningKeys signingKeys;
  @Inject Clock clock;

  /** How far a connection is. */
  public enum State {
    /** Nobody has tried lately. */
    WAITING,
    /** The last attempt was refused, and nobody has signed in yet. */
    REFUSED,
    /** Somebody has signed in. */
    SEEN
  }

  /**
   * @param event the last attempt, if there was one in the last 24 hours
   */
  public record Found(State state, Optional<SignInEvent> event) {}

  /** Reads what there is now; cheap, since a page that waits asks again and again. */
  public Found of(Actor actor, Connection connection) {
    TenantId site = connection.tenantId();
    actor.require(Right.CONFIGURE, site);
    Instant since = clock.instant().minus(LATELY);
    Optional<SignInEvent> newest = events.newestAttempt(site, connection.getId(), since);
    boolean seen =
        newest.filter(SignInEvent::isAccepted).isPresent()
            || events.hasAccepted(site, connection.getId())
            // Events are kept for a time, and tokens that are sessions leave none.
            || newest.isEmpty() && isUsed(site, connection.getId());
    State open = newest.isPresent() ? State.REFUSED : State.WAITING;
    return new Found(seen ? State.SEEN : open, newest);
  }

  private boolean isUsed(TenantId site, long connectionId) {
    return signingKeys.of(site, connectionId).stream().anyMatch(key -> key.getLastUsedAt() != null);
  }
}
