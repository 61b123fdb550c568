package dev.gatehouse.protocol.document360;

import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.tenant.Connection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** The events of the back channel. */
@ApplicationScoped
class CodeEvents {
  static final String ISSUED = "sso.document360.code_issued";
  static final String REJECTED = "sso.document360.code_rejected";
  static final String ACCEPTED = "sso.document360.accepted";

  /** Whose a call is before it said for whom it asks. */
  static final Identity NOBODY = Identity.of(null);

  @Inject Clock clock;
  @Inject RefusalLog refusals;

  /**
   * An event, to be written in the transaction that it records.
   *
   * @param whose whose the code is
   */
  SignInEvent of(
      String name, Connection connection, Incoming request, Identity whose, String sentence) {
    return new SignInEvent(
            connection.tenantId(), clock.instant(), name, request.eventOrigin(Surface.API))
        .through(connection.getProtocol())
        .telling(sentence)
        .of(whose.subject(connection.getSettings().getUserNamespace()))
        .by(connection.getId(), null);
  }

  /** Writes a refusal soon; returns the code under which it is found. */
  String rejected(Connection connection, Incoming request, Identity whose, Rejected why) {
    return rejected(connection, request, whose, why, why::discrepancy);
  }

  /**
   * The same for a refusal whose cause takes long to find.
   *
   * @param cause is asked before the event is written
   */
  String rejected(
      Connection connection,
      Incoming request,
      Identity whose,
      Rejected why,
      Supplier<Optional<Discrepancy>> cause) {
    String sentence = why.told();
    SignInEvent event = of(REJECTED, connection, request, whose, sentence);
    refusals.add(event.because(why.reason().code(), sentence), Optional.of(cause));
    return event.getTraceId();
  }
}
