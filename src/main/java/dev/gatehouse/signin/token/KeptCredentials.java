package dev.gatehouse.signin.token;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.Protocols.Attempt;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.token.JudgedToken;
import dev.gatehouse.token.VerifiedToken;
import dev.gatehouse.token.claims.NumericDate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The credentials that a browser keeps, in the order in which they count. */
@ApplicationScoped
class KeptCredentials {
  @Inject Clock clock;
  @Inject Protocols protocols;

  private record Dated(Attempt attempt, BigDecimal issuedAt) {}

  /**
   * The credentials that a browser keeps, the newest valid one first: in a shared browser the last
   * sign-in counts, whichever cookie holds its token.
   */
  List<Attempt> of(Site site, Incoming request) {
    List<Attempt> all =
        protocols.attempts(site, request).stream()
            .filter(attempt -> attempt.credential().kept())
            .toList();
    return all.size() < 2
        ? all
        : all.stream()
            .map(attempt -> new Dated(attempt, issuedAt(attempt, request)))
            .sorted(Comparator.comparing(Dated::issuedAt).reversed())
            .map(Dated::attempt)
            .toList();
  }

  /** 1970 unless the token is valid: the claims of an unsigned one prove nothing. */
  private BigDecimal issuedAt(Attempt attempt, Incoming request) {
    LiveConnection connection = attempt.connection();
    try {
      JudgedToken judged = connection.verify(attempt.credential(), request, clock.instant());
      VerifiedToken token = connection.admit(attempt.credential(), judged, request).token();
      Optional<NumericDate> issued = token.rules().issuedAt(token.claims());
      return issued.map(NumericDate::seconds).orElse(BigDecimal.ZERO);
    } catch (Rejected e) {
      return BigDecimal.ZERO;
    }
  }
}
