package dev.gatehouse.protocol;

import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.jwk.PublishedKeys;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What only some vendors' protocols do. A {@link Protocol} implements those of its vendor, and
 * {@link Protocol#as} asks for one; none of them is needed to sign a reader in.
 */
public interface Ability {

  /** The company's backend calls, on behalf of no reader, resources of the protocol's own. */
  interface CalledByBackends extends Ability {
    Set<String> backChannelPaths();
  }

  /** A connection has a client id beside its keys. */
  interface NeedsClientId extends Ability {}

  /**
   * A site that leaves the visibility "sso" ends the connection's keys, and gets new ones when it
   * comes back there.
   */
  interface RenewsKeys extends Ability {}

  /** A sign-in's address names the page to which it leads. */
  interface NamesPage extends Ability {
    /** The page, if it is a path of the tenant. */
    Optional<String> namedPage(Incoming request);
  }

  /** A redirect to the login URL carries a key, and the token answers it. */
  interface AnswersRedirect extends Ability {
    /** The claim that holds the key, or what stands for it. */
    String redirectClaim();

    /** The key that a sign-in answers. */
    default Optional<String> answeredKey(Claims claims, Incoming request) {
      return claims.exact(redirectClaim());
    }

    /** Whether a backend may also start a sign-in that answers no redirect. */
    boolean mayStartItself(ConnectionSettings settings);
  }

  /** The key of such a redirect can be had without going there, for who answers it by hand. */
  interface GivesRedirectKeys extends AnswersRedirect {
    /**
     * Begins a sign-in in the browser that asks.
     *
     * @param page to which the sign-in leads
     */
    RedirectKey begin(LiveConnection connection, Incoming request, String page);

    /**
     * @param key for the token
     * @param cookies the {@code Set-Cookie} headers that bind it to the browser
     */
    record RedirectKey(String key, List<String> cookies) {}
  }

  /** The browser keeps tokens, or what pages may know of them, in cookies. */
  interface KeepsTokens extends Ability {
    /** {@code Set-Cookie} headers that delete those cookies. */
    List<String> signOutCookies(Site site, Incoming request);
  }

  /** Readers are sent to sign in at an address that is not the connection's login URL. */
  interface KnowsLoginUrl extends Ability {}

  /** The login page redirects to the login URL even where there are other ways to sign in. */
  interface ReplacesLoginPage extends Ability {}

  /**
   * The browser brings a code, and there is a token for it. A second use ends the session that the
   * first began, as RFC 6749 section 4.1.2 advises: either may be the attacker's.
   */
  interface ExchangesCodes extends Ability {
    /**
     * Names of the checks of a code and of its token, in their order.
     *
     * @param ofToken those of a token that the browser brings itself
     */
    List<String> codeChecks(List<String> ofToken);

    /** Whether another server signs the tokens, by its own clock. */
    default boolean areSignedElsewhere() {
      return false;
    }

    /**
     * The algorithm of the platform's keys, where those sign the tokens that backends get for
     * codes.
     */
    default Optional<PublicAlgorithm> platformAlgorithm(ConnectionSettings settings) {
      return Optional.empty();
    }

    /**
     * The token for a code, which the sign-in verifies and consumes.
     *
     * @throws Rejected when the code is unknown, expired or was used before
     */
    String exchange(LiveConnection connection, String code, Incoming request) throws Rejected;

    /** Whose a code is that {@link #exchange} refused although it knows it; empty if unknown. */
    default Optional<Identity> bearer(LiveConnection connection, String code) {
      return Optional.empty();
    }
  }

  /**
   * Keys are published elsewhere, whatever the connection's settings say, as by an identity
   * provider.
   */
  interface PublishesKeys extends Ability {
    /**
     * The address of the key set (RFC 7517 section 5). Asked with every token, so what has to be
     * found out first is kept.
     */
    PublishedKeys.Address keySet(Connection connection);
  }

  /** A sign-in may learn claims that its token does not have. */
  interface LearnsClaims extends Ability {
    /** Whether those of a connection with these settings do. */
    boolean learnsClaims(ConnectionSettings settings);
  }

  /** An inspection shows checks beyond the rules, none of which consumes anything. */
  interface ChecksMore extends Ability {
    List<CheckResult> furtherChecks(LiveConnection connection, Claims claims);
  }

  /** Sign-ins depend on another server, which an operator can try out before readers do. */
  interface TriesOut extends Ability {
    /**
     * What the server that these settings name says now: one finding for each step, in order.
     *
     * @param site of the connection
     * @param stored the connection as it is stored, with its keys; empty for one to be made
     */
    List<Finding> tryOut(
        TenantId site, ConnectionSettings settings, Optional<LiveConnection> stored);

    /** What a step found, in a sentence that is safe to show. */
    record Finding(boolean good, String text) {}
  }
}
