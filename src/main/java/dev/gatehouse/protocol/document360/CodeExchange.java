package dev.gatehouse.protocol.document360;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.kit.UsedAgain;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.TokenSigner;
import dev.gatehouse.token.VerificationKey;
import dev.gatehouse.token.platform.PlatformKeys;
import dev.gatehouse.token.replay.ConsumedJtis;
import dev.gatehouse.token.replay.ConsumedJtis.FirstUse;
import dev.gatehouse.token.replay.SingleUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Exchanges a code for a token: for a backend that asks for it, and in-process for the callback.
 * "The authentication code is a one-time use code and cannot be reused": a second use over the back
 * channel ends the session that the first began; of one in a browser the sign-in decides.
 */
@ApplicationScoped
class CodeExchange {
  /** Names of a code's checks, as events show them. */
  static final String CODE = "code";

  static final String REPLAY = "replay";
  static final String LIFETIME = "lifetime";

  private static final int JTI_BYTES = 16;

  @Inject Clock clock;
  @Inject Configuration configuration;
  @Inject AuthorizationCodes codes;
  @Inject CodeTransactions transactions;
  @Inject ConsumedJtis consumedJtis;
  @Inject PlatformKeys platformKeys;
  @Inject Event<UsedAgain> usedAgain;

  /** A code and the token for it. */
  record Exchanged(AuthorizationCode code, String token) {}

  /**
   * Exchanges and consumes a code, for a token that the company's own knowledge base verifies.
   *
   * @throws Rejected when the code is unknown here, expired, or was used before
   */
  Exchanged redeem(LiveConnection connection, String code, Incoming request) throws Rejected {
    try {
      AuthorizationCode found = usable(connection, code);
      Map<String, Object> claims = claims(connection, found, request);
      Optional<PublicAlgorithm> platform =
          Document360Options.platformAlgorithm(connection.settings());
      String token =
          platform.isPresent()
              ? Database.retried(() -> platformKeys.sign(platform.get(), claims))
              : signed(connection, claims);
      transactions.redeem(connection.connection(), code, found.bearer(), request);
      return new Exchanged(found, token);
    } catch (Rejected e) {
      if (e.reason() == Rejection.JWT_REPLAYED) {
        usedAgain.fire(new UsedAgain(connection.connection().tenantId(), Fingerprint.of(code)));
      }
      throw e;
    }
  }

  /**
   * Exchanges a code for a token that Gatehouse verifies itself, so that the client secret signs
   * it; the sign-in's transaction consumes the code.
   *
   * @throws Rejected as {@link #redeem}
   */
  Exchanged exchange(LiveConnection connection, String code, Incoming request) throws Rejected {
    AuthorizationCode found = usable(connection, code);
    return new Exchanged(found, signed(connection, claims(connection, found, request)));
  }

  /** Whose a code is; empty if it was not issued for this connection. */
  Optional<Identity> bearer(LiveConnection connection, String code) {
    return codes.find(connection.connection(), code).map(AuthorizationCode::bearer);
  }

  private AuthorizationCode usable(LiveConnection connection, String code) throws Rejected {
    AuthorizationCode found =
        codes
            .find(connection.connection(), code)
            .orElseThrow(
                () ->
                    new Rejected(
                            Rejection.JWT_INVALID_SIGNATURE,
                            "the code was not issued for this connection")
                        .at(CODE, OptionalLong.empty()));
    requireUnused(connection.connection(), code);
    if (codes.isExpired(found)) {
      throw new Rejected(
              Rejection.JWT_EXPIRED,
              "the code is older than " + AuthorizationCode.LIFETIME.toSeconds() + " seconds")
          .at(LIFETIME, OptionalLong.empty())
          .comparing(
              () ->
                  Discrepancy.of(
                      null,
                      "at most " + AuthorizationCode.LIFETIME.toSeconds() + " seconds old",
                      Cause.CODE_SPENT));
    }
    return found;
  }

  /**
   * Refuses a second use, an expired one too; of simultaneous uses the unique constraint refuses
   * all but one.
   */
  private void requireUnused(Connection connection, String code) throws Rejected {
    SingleUse use = AuthorizationCode.use(connection, code, clock.instant());
    Optional<FirstUse> first = consumedJtis.firstUse(use);
    if (first.isPresent()) {
      throw use.replayed()
          .comparing(() -> SingleUse.usedAt(first.get(), null, null).because(Cause.CODE_SPENT));
    }
  }

  /**
   * Signs with the newest client secret, which both verifiers have: Gatehouse and the company's own
   * knowledge base.
   *
   * @throws Rejected when every client secret has retired meanwhile
   */
  private String signed(LiveConnection connection, Map<String, Object> claims) throws Rejected {
    return TokenSigner.sign(newestKey(connection), claims);
  }

  private Map<String, Object> claims(
      LiveConnection connection, AuthorizationCode code, Incoming request) {
    Instant now = clock.instant();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer(connection, request));
    claims.put("aud", connection.connection().getClientId());
    claims.put("sub", code.email());
    claims.put("jti", Fingerprint.random(JTI_BYTES));
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(code.validity()).getEpochSecond());
    claims.putAll(Document360Claims.of(code));
    return claims;
  }

  /** The tenant's address under the base domain, whichever of its hosts was called. */
  private String issuer(LiveConnection connection, Incoming request) {
    String subdomain = connection.site().settings().getSubdomain();
    return request.originAt(subdomain + "." + configuration.baseDomain());
  }

  private VerificationKey newestKey(LiveConnection connection) throws Rejected {
    SigningKey newest =
        connection.site().activeKeys(connection.connection(), clock.instant()).stream()
            .max(Comparator.comparing(SigningKey::getCreatedAt).thenComparing(SigningKey::getId))
            .orElseThrow(CodeExchange::noKey);
    return connection.keys().stream()
        .filter(key -> key.id() == newest.getId())
        .findFirst()
        .orElseThrow(CodeExchange::noKey);
  }

  private static Rejected noKey() {
    return new Rejected(Rejection.SSO_NOT_CONFIGURED, "the connection has no active client secret");
  }
}
