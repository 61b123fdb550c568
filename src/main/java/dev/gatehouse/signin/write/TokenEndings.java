package dev.gatehouse.signin.write;

import dev.gatehouse.protocol.Admission;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.VerifiedToken;
import dev.gatehouse.token.claims.NumericDate;
import dev.gatehouse.token.ended.EndedTokens;
import dev.gatehouse.token.ended.TokenNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Refuses a token that is the session itself once its user has signed out elsewhere or an operator
 * has ended it.
 */
@ApplicationScoped
public class TokenEndings {
  @Inject EndedTokens ended;
  @Inject SessionTokens sessionTokens;

  /**
   * A token that signs in once needs no look: it lives for minutes, and what it began is a session
   * that ends by itself.
   *
   * @throws Rejected if the token has ended, by somebody or by the site's session policy
   */
  public void requireLasting(Admission admission) throws Rejected {
    if (admission.singleUse().isPresent()) {
      return;
    }
    TokenNames names = admission.names();
    Optional<Instant> until =
        ended
            .ifFresh(names)
            .orElseGet(() -> ended.until(admission.connection().site().id(), names));
    if (until.isPresent() && !isLater(admission.token(), until.get())) {
      throw new Rejected(
          Rejection.JWT_ENDED, "the token was issued before its user signed out or was signed out");
    }
    sessionTokens.requireAllowed(admission);
  }

  /** Backends write whole seconds: a token of the same second may have been issued before. */
  private static boolean isLater(VerifiedToken token, Instant until) {
    BigDecimal second = BigDecimal.valueOf(until.getEpochSecond());
    return token
        .rules()
        .issuedAt(token.claims())
        .map(NumericDate::seconds)
        .filter(issued -> issued.compareTo(second) > 0)
        .isPresent();
  }
}
