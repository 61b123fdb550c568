package dev.gatehouse.protocol;

import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.TokenRequirements;
import dev.gatehouse.text.AppUrl;
import dev.gatehouse.token.claims.ClaimRules;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.claims.FurtherRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One vendor's way of signing readers in: what a sign-in asks, in the order in which it asks. What
 * operators see of it is its {@link #description}; what only some vendors do is an {@link Ability}.
 * Stateless; the same instance serves every connection that speaks it.
 */
public interface Protocol {
  /** What connections of this protocol call it, in the admin API and in the database. */
  String name();

  /** What operators see of it, and what a connection needs. */
  ProtocolDescription description();

  /**
   * Paths at which the company's app or a browser hands over a credential, and where no page is.
   * They belong to this protocol: no other is asked for a credential there. A slash at the end, or
   * a doubled one, makes no other address of it ({@link Incoming#isAt}). A last segment in braces,
   * such as <code>/login/{token}</code>, holds the credential ({@link Incoming#pathParameter}), or
   * with {@link Address#CONNECTION} says which connection is meant. Servers' access logs, which
   * leave out queries, then show it: only where the vendor links like that, and for one that counts
   * once.
   *
   * @param settings of a connection; also those of a new one, in which required options have no
   *     value
   */
  default Set<String> signInPaths(ConnectionSettings settings) {
    return Set.of();
  }

  /**
   * Parameters that carry a credential with the address of any page, and therefore never stay
   * there.
   */
  default Set<String> tokenParameters() {
    return Set.of();
  }

  /**
   * Parameters that carry a credential at a sign-in address and may mean anything else on a page,
   * with the form by which such a credential is known. One that arrives slightly beside the address
   * must not go to the login URL with the page that was asked for. Tokens need no form.
   */
  default Map<String, Pattern> credentialForms() {
    return Map.of();
  }

  /**
   * Headers of the vendor's own that carry a credential ({@link Incoming#tokenHeader}). {@code
   * Authorization} and cookies need not be named.
   */
  default Set<String> tokenHeaders() {
    return Set.of();
  }

  /**
   * Where the credential travels: finds it in a request, or nothing. Of several the first that
   * holds counts. {@link Incoming#maySignIn} says of each whether the request may use it: it may
   * well be found in a HEAD or a prefetch.
   *
   * @param settings of a connection, which may be switched off. Requests to sites without a
   *     connection of this protocol are asked about as well, so that what is found is refused: then
   *     these are a new connection's, in which required options have no value
   */
  List<Credential> find(Incoming request, ConnectionSettings settings);

  /** The text whose bytes sign, of the secret that an operator sees. */
  default String signingText(String secret) {
    return secret;
  }

  /** The rules for a token's claims on a surface. */
  ClaimRules rules(LiveConnection connection, Surface surface);

  /** Who a verified token's claims say its bearer is. */
  Identity identity(LiveConnection connection, Claims claims);

  /** What happens to a reader whom the tenant does not know. */
  default Strangers strangers(Claims claims) {
    return Strangers.REGISTER;
  }

  /**
   * What follows from a token that its rules let through: the session, the answer, the cookies. For
   * a kept credential this asks no database, since it runs with every request.
   *
   * @param verified counts for this request only, until the vendor adds to it
   * @throws Rejected with the first further check that failed
   */
  Admission admit(Admission verified, Incoming request) throws Rejected;

  /**
   * The sign-in with the page where it leads, for vendors whose token does not say. Called once,
   * last in the transaction that signs the reader in, which also undoes what this writes.
   */
  default Admission landing(Admission admission, Incoming request) {
    return admission;
  }

  /**
   * Whether {@link #landing} may have something to do: it asks the database. A vendor that
   * implements the one implements the other.
   */
  default boolean mayLandElsewhere(Incoming request) {
    return false;
  }

  /**
   * How a refusal looks. Where the site has no live connection of this protocol, {@link
   * Refusal#connection} is {@code null}: there is no login URL to send the reader to.
   */
  Answer refuse(Refusal refusal, Incoming request);

  /**
   * Where a reader without a session goes, with or without a login URL; {@code returnTo} is a path
   * of this tenant.
   */
  Answer challenge(LiveConnection connection, Incoming request, String returnTo);

  /** Sends a reader who signed out to an address of the company, or to a path of this tenant. */
  default Answer afterSignOut(LiveConnection connection, Incoming request) {
    String logoutUrl = AppUrl.location(connection.settings().getLogoutUrl());
    return Answer.redirect(303, logoutUrl == null ? "/logout" : logoutUrl);
  }

  /** Names of the events of this protocol's sign-ins on a surface. */
  default String eventName(Surface surface, boolean accepted) {
    return "sso." + name() + (accepted ? ".accepted" : ".rejected");
  }

  /**
   * Whether Gatehouse itself makes the tokens that it verifies. What they hold and how long they
   * live is settled then, so a connection can require no more of them.
   */
  default boolean makesTokens() {
    return as(Ability.ExchangesCodes.class)
        .filter(codes -> !codes.areSignedElsewhere())
        .isPresent();
  }

  /** What a connection with these settings requires beyond {@link #rules}. */
  default FurtherRules further(ConnectionSettings settings) {
    TokenRequirements required = settings.getRequirements();
    return new FurtherRules(
        required.getRequiredClaims(),
        required.getMaxLifetimeSeconds(),
        as(Ability.LearnsClaims.class)
            .filter(learning -> learning.learnsClaims(settings))
            .isPresent());
  }

  /** This protocol as one that can do something that not every protocol can. */
  default <A extends Ability> Optional<A> as(Class<A> ability) {
    return ability.isInstance(this) ? Optional.of(ability.cast(this)) : Optional.empty();
  }
}
