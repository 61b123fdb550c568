package dev.gatehouse.protocol;

import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.secret.SigningSecret;
import java.util.List;
import java.util.Map;
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
  default Map<String, String> objections(ConnectionSettings settings) {
    return Map.of();
  }

  /** Members of the settings that mean something here, beside name and status. */
  default Set<String> settings() {
    return Set.of("loginUrl", "logoutUrl", "clockSkewSeconds", "algorithm");
  }

  /** Where readers and the company's backend come to with what they bring. */
  default List<Address> addresses(ConnectionSettings settings) {
    return List.of();
  }

  /** Whether its connections need a client id beside their keys. */
  default boolean hasClientId() {
    return false;
  }

  /** The fewest bytes that a pasted secret of a connection must have. */
  default int minimumSecretBytes(ConnectionSettings settings) {
    return SigningSecret.minimumBytes(settings.getAlgorithm());
  }

  /** The text whose bytes sign, of the secret that an operator sees. */
  default String signingText(String secret) {
    return secret;
  }

  /** Whether a sign-in may open several sites; the connection's own is then always among them. */
  default boolean opensSites() {
    return false;
  }

  /**
   * Whether a site that leaves the visibility "sso" ends its keys, and gets new ones back there.
   */
  default boolean renewsKeysWithVisibility() {
    return false;
  }

  /** Whether a pending key of a redirect belongs to a token's inspection. */
  default boolean bindsToBrowser() {
    return false;
  }

  /**
   * Parameters that carry a credential with the address of any page, and therefore never stay
   * there.
   */
  default Set<String> tokenParameters() {
    return Set.of();
  }

  /** Whether a request is for an address at which the company's backend calls, not a reader. */
  default boolean isBackChannel(Incoming request) {
    return false;
  }

  /**
   * Paths at which the company's app or a browser hands over a credential, and where no page is.
   * They belong to this protocol: no other is asked for a credential there. A slash at the end, or
   * a doubled one, makes no other address of it ({@link Incoming#isAt}).
   */
  default Set<String> signInPaths(ConnectionSettings settings) {
    return Set.of();
  }

  /**
   * Where the credential travels: finds it in a request, or nothing. Of several the first that
   * holds counts.
   */
  List<Credential> find(Incoming request, ConnectionSettings settings);

  /** The rules for a token's claims on a surface. */
  ClaimRules rules(LiveConnection connection, Surface surface);

  /** The claims that tokens of a connection may carry, in the order of the vendor's document. */
  List<OfferedClaim> offeredClaims(LiveConnection connection);

  /** What operators read about it. */
  default VendorTexts texts() {
    return new VendorTexts(name());
  }

  /** How tokens get to a help center; the usual way first. */
  List<Delivery> deliveries(ConnectionSettings settings);

  /** Who a verified token's claims say its bearer is. */
  Identity identity(LiveConnection connection, Claims claims);

  /** What becomes of somebody whom the tenant does not know. */
  default Strangers strangers(Claims claims) {
    return Strangers.REGISTER;
  }

  /** Checks of an inspection beyond the rules, none of which consumes anything. */
  default List<CheckResult> furtherChecks(LiveConnection connection, Claims claims) {
    return List.of();
  }

  /** Names of a sign-in's checks in their order, as far as these rules ask for them. */
  default List<String> checks(ClaimRules rules, Surface surface) {
    return SignInChecks.names(this, rules, surface);
  }

  /** Whether tokens are made by the company's backend, so that they tell what time it is there. */
  default boolean isSignedByBackend() {
    return true;
  }

  /**
   * Whose it is, and what session follows. Of a kept credential this asks no database, since it
   * does so with every request.
   *
   * @throws Rejected with the first check that failed
   */
  Admission admit(Credential credential, LiveConnection connection, Incoming request)
      throws Rejected;

  /** How a refusal looks. */
  Answer refuse(Refusal refusal, Incoming request);

  /**
   * Where a reader without a session goes, be there a login URL or not; {@code returnTo} is a path
   * of this tenant.
   */
  Answer challenge(LiveConnection connection, Incoming request, String returnTo);

  /** Whether the login page sends on by itself even when there are other ways to sign in. */
  default boolean hasLoginPageSendOn() {
    return false;
  }

  /** Where a reader lands who signed out: an address of the company, or a path of this tenant. */
  default String afterSignOut(LiveConnection connection) {
    String logoutUrl = connection.settings().getLogoutUrl();
    return logoutUrl == null ? "/logout" : logoutUrl;
  }

  /** {@code Set-Cookie} headers that take away what the browser keeps of this protocol. */
  default List<String> signOutCookies(Site site, Incoming request) {
    return List.of();
  }

  /** Names of the events of this protocol's sign-ins on a surface. */
  default String eventName(Surface surface, boolean accepted) {
    return "sso." + name() + (accepted ? ".accepted" : ".rejected");
  }
}
