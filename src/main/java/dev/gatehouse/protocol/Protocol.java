package dev.gatehouse.protocol;

import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.token.ClaimRules;
import dev.gatehouse.token.Claims;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One vendor's way of signing readers in. Stateless; the same instance serves every connection that
 * speaks it.
 */
public interface Protocol {

  /** What connections of this protocol call it, in the admin API and in the database. */
  String name();

  /** Leeway for clocks that differ, in seconds, where a connection sets none. */
  int defaultClockSkewSeconds();

  /** What this protocol demands of settings beyond their own rules: member name to message. */
  Map<String, String> objections(ConnectionSettings settings);

  /** Whether its connections need a client id beside their keys. */
  default boolean hasClientId() {
    return false;
  }

  /** The fewest bytes that a pasted secret of a connection must have. */
  int minimumSecretBytes(ConnectionSettings settings);

  /** Whether a pending key of a redirect belongs to a token's inspection. */
  default boolean bindsToBrowser() {
    return false;
  }

  /** Parameters that carry a credential and therefore never stay in an address. */
  Set<String> tokenParameters();

  /** Where the credential travels: finds it in a request, or nothing. */
  Optional<Credential> find(Incoming request);

  /** The rules for a token's claims on a surface. */
  ClaimRules rules(ConnectionSettings settings, Surface surface);

  /** Who a verified token's claims say its bearer is. */
  Identity identity(ConnectionSettings settings, Claims claims);

  /**
   * Whose it is, and what session follows.
   *
   * @throws Rejected with the first check that failed
   */
  Admission admit(Credential credential, LiveConnection connection, Incoming request)
      throws Rejected;

  /** How a refusal looks. */
  Answer refuse(Refusal refusal, Incoming request);

  /** Where a reader without a session goes; {@code returnTo} is a path of this tenant. */
  Answer challenge(LiveConnection connection, Incoming request, String returnTo);

  /** Names of the events of this protocol's sign-ins on a surface. */
  String eventName(Surface surface, boolean accepted);
}
