package dev.gatehouse.signin.logout;

import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.VerifiedToken;
import dev.gatehouse.token.claims.ClaimType;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.replay.SingleUse;
import java.time.Instant;
import java.util.Optional;

/**
 * Whose sessions through a connection end, on the word of somebody who may say so.
 *
 * @param externalId of the user, or {@code null}
 * @param email of the user, or {@code null}
 * @param sid of one session of theirs at the identity provider or in the app, or {@code null}
 * @param use what is consumed; empty for a client that sends its secret instead of a token
 * @param issued when the logout took place, by the backend's clock
 */
record LogoutOrder(
    LiveConnection connection,
    String externalId,
    String email,
    String sid,
    Optional<SingleUse> use,
    Instant issued) {

  /**
   * The order of a logout token.
   *
   * @throws Rejected when it names nobody
   */
  static LogoutOrder of(LiveConnection connection, VerifiedToken token) throws Rejected {
    Optional<SingleUse> use = token.singleUse().map(SingleUse::forLogout);
    return of(connection, token.claims(), use, token.verifiedAt());
  }

  /**
   * The order of a client, in the names that tokens have.
   *
   * @throws Rejected when it names nobody
   */
  static LogoutOrder of(LiveConnection connection, Claims members, Instant now) throws Rejected {
    return of(connection, members, Optional.empty(), now);
  }

  private static LogoutOrder of(
      LiveConnection connection, Claims claims, Optional<SingleUse> use, Instant now)
      throws Rejected {
    Optional<String> sub = claims.usable("sub", ClaimType.ID);
    Optional<String> id = claims.usable("external_id", ClaimType.ID);
    Optional<String> email = claims.usable("email", ClaimType.EMAIL);
    Optional<String> sid = claims.usable("sid", ClaimType.EXACT);
    // A backend may name the user as in the tokens with which it signs them in.
    Identity asSigningIn = connection.protocol().identity(connection, claims);
    LogoutOrder order =
        new LogoutOrder(
            connection,
            sub.or(() -> id).orElse(asSigningIn.externalId()),
            email.orElse(asSigningIn.email()),
            sid.orElse(null),
            use,
            issued(connection, claims, now));
    if (order.externalId == null && order.email == null && order.sid == null) {
      throw new Rejected(
          Rejection.JWT_MISSING_REQUIRED_CLAIM, "sub", "neither sub nor sid nor email is there");
    }
    return order;
  }

  /** By the clock of the backend, which a client may tell, too; as far ahead as it may be. */
  private static Instant issued(LiveConnection connection, Claims claims, Instant now) {
    Instant latest = now.plusSeconds(connection.settings().getClockSkewSeconds());
    return claims
        .numericDate("iat")
        .map(date -> Instant.ofEpochSecond(date.seconds().longValue()))
        .map(issued -> issued.isAfter(latest) ? latest : issued)
        .orElse(now);
  }
}
