package dev.gatehouse.protocol.document360;

import dev.gatehouse.journal.Events;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.token.replay.ConsumedJtis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** What an exchange over the back channel writes, in one transaction. */
@ApplicationScoped
class CodeRedemption {
  private static final String SENTENCE = "A code was exchanged for a token over the back channel.";

  @Inject Clock clock;
  @Inject ConsumedJtis consumedJtis;
  @Inject Events events;
  @Inject CodeEvents codeEvents;

  /**
   * @throws Rejected when the code was used at the same time
   */
  @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Rejected.class)
  public void run(Connection connection, String code, Incoming request) throws Rejected {
    consumedJtis.consume(connection, AuthorizationCode.use(code, clock.instant()));
    events.add(List.of(codeEvents.of(CodeEvents.ACCEPTED, connection, request, SENTENCE)));
    Database.requireTimeLeft();
  }
}
