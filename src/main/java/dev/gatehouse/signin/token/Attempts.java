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
import java.util.Comparator;
import java.util.List;

/** The credentials of a request, each with the connection that is to take it. */
@ApplicationScoped
class Attempts {
  /** Every token that holds is newer. */
  private static final BigDecimal NEVER = BigDecimal.ONE.negate();

  @Inject Protocols protocols;

  /** How new a token is. */
  private record Dated(Attempt attempt, BigDecimal issuedAt) {}

  /** Those that somebody sent on purpose. */
  List<Attempt> sent(Site site, Incoming request) {
    return all(site, request, false);
  }

  /**
   * Those that the browser keeps, of those that hold the newest first: in a browser that several
   * people use, whoever signed in last is the reader, whichever cookie that token is in.
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

  /** By a token that holds only: what an unsigned one says of itself is nobody's word. */
  private static BigDecimal issuedAt(Attempt attempt, Incoming request) {
    try {
      Admission admission =
          attempt
              .connection()
              .protocol()
              .admit(attempt.credential(), attempt.connection(), request);
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
