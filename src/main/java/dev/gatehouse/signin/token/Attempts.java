package dev.gatehouse.signin.token;

import dev.gatehouse.protocol.Admission;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.token.claims.NumericDate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/** The credentials of a request, each with a connection to try it on. */
@ApplicationScoped
class Attempts {
  /** Before any valid token. */
  private static final BigDecimal NEVER = BigDecimal.ONE.negate();

  @Inject Protocols protocols;
  @Inject Clock clock;

  /** How new a token is. */
  private record Dated(Attempt attempt, BigDecimal issuedAt) {}

  /** Those that were sent deliberately. */
  List<Attempt> sent(Site site, Incoming request) {
    return all(site, request, false);
  }

  /**
   * Those that the browser keeps, the newest valid one first: in a shared browser the last sign-in
   * counts, whichever cookie holds its token.
   */
  List<Attempt> kept(Site site, Incoming request) {
    List<Attempt> all = all(site, request, true);
    return all.size() < 2
        ? all
        : all.stream()
            .map(attempt -> new Dated(attempt, issuedAt(attempt, request)))
            .sorted(Comparator.comparing(Dated::issuedAt).reversed())
            .map(Dated::attempt)
            .toList();
  }

  /** Of a valid token only: the claims of an unsigned one prove nothing. */
  private BigDecimal issuedAt(Attempt attempt, Incoming request) {
    try {
      Admission admission =
          attempt.connection().admit(attempt.credential(), request, clock.instant());
      return admission.token().claims().numericDate("iat").map(NumericDate::seconds).orElse(NEVER);
    } catch (Rejected e) {
      return NEVER;
    }
  }

  private List<Attempt> all(Site site, Incoming request, boolean kept) {
    return protocols.live(site).stream()
        .flatMap(
            connection ->
                protocols.find(connection.protocol(), connection.settings(), site, request).stream()
                    .filter(credential -> credential.kept() == kept)
                    .map(credential -> new Attempt(credential, connection)))
        .toList();
  }

  /** A credential and a connection that may have been meant by it. */
  record Attempt(Credential credential, LiveConnection connection) {}
}
