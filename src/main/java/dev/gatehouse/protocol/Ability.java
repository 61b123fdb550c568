package dev.gatehouse.protocol;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.claims.Claims;
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
    /** The claim that holds the key. */
    String redirectClaim();

    /** Whether a backend may also start a sign-in that answers no redirect. */
    boolean mayStartItself(ConnectionSettings settings);
  }

  /** The browser keeps tokens, or what pages may know of them, in cookies. */
  interface KeepsTokens extends Ability {
    /** {@code Set-Cookie} headers that delete those cookies. */
    List<String> signOutCookies(Site site, Incoming request);
  }

  /** The login page redirects to the login URL even where there are other ways to sign in. */
  interface ReplacesLoginPage extends Ability {}

  /**
   * The browser brings a code, and the token for it is made here, by this server's clock. A second
   * use ends the session that the first began, as RFC 6749 section 4.1.2 advises: either may be the
   * attacker's.
   */
  interface ExchangesCodes extends Ability {
    /** Names of a code's checks, in their order, in place of those of a token. */
    List<String> codeChecks();

    /**
     * The token for a code, which the sign-in verifies and consumes.
     *
     * @throws Rejected when the code is unknown, expired or was used before
     */
    String exchange(LiveConnection connection, String code, Incoming request) throws Rejected;
  }

  /** An inspection shows checks beyond the rules, none of which consumes anything. */
  interface ChecksMore extends Ability {
    List<CheckResult> furtherChecks(LiveConnection connection, Claims claims);
  }
}
