package dev.gatehouse.protocol.document360;

import dev.gatehouse.journal.Events;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.text.TokenMask;
import dev.gatehouse.token.claims.NotTaken;
import dev.gatehouse.token.replay.ConsumedJtis;
import dev.gatehouse.trace.RequestLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a code, or the use of one, in one transaction with its event. */
@ApplicationScoped
class CodeTransactions {
  private static final Logger LOG = RequestLog.of(CodeTransactions.class);
  private static final String GROUP_ID = "[A-Za-z0-9_-]{1,64}";
  private static final int MOST_NAMED = 20;
  private static final String REDEEMED = "A code was exchanged for a token over the back channel.";

  @Inject Clock clock;
  @Inject ConsumedJtis consumedJtis;
  @Inject PermissionGroups groups;
  @Inject AuthorizationCodes codes;
  @Inject Events events;
  @Inject CodeEvents codeEvents;

  /**
   * Issues a code.
   *
   * @return the code
   * @throws InvalidBody when the user is in more groups than a token has room for
   */
  @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = InvalidBody.class)
  public String issue(Connection connection, CodeOrder order, Incoming request) throws InvalidBody {
    Set<String> known = known(connection, order.readerGroupIds());
    if (!order.fitsWith(known)) {
      throw new InvalidBody("readerGroupIds", "names more groups than a token has room for");
    }
    String ignored = ignored(connection, order.readerGroupIds(), known);
    String sentence =
        "A code was issued for a session of "
            + order.minutes()
            + " minutes."
            + NotTaken.told(order.notTaken());
    String code = codes.issue(connection, order, known);
    events.add(
        List.of(
            codeEvents.of(
                CodeEvents.ISSUED, connection, request, order.bearer(), sentence + ignored)));
    Database.requireTimeLeft();
    return code;
  }

  /**
   * Consumes a code that a backend exchanged for a token.
   *
   * @throws Rejected when the code was used at the same time
   */
  @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Rejected.class)
  public void redeem(Connection connection, String code, Identity whose, Incoming request)
      throws Rejected {
    consumedJtis.consume(
        AuthorizationCode.use(connection, code, clock.instant()),
        connection.tenantId().value(),
        request.eventOrigin(Surface.API).traceId());
    events.add(List.of(codeEvents.of(CodeEvents.ACCEPTED, connection, request, whose, REDEEMED)));
    Database.requireTimeLeft();
  }

  /** A text that cannot be a group's id is not looked up. */
  private Set<String> known(Connection connection, Collection<String> ids) {
    Set<String> possible =
        ids.stream().filter(id -> id.matches(GROUP_ID)).collect(Collectors.toSet());
    return groups.known(connection.tenantId(), possible);
  }

  private static String ignored(Connection connection, List<String> ids, Set<String> known) {
    List<String> unknown = ids.stream().distinct().filter(id -> !known.contains(id)).toList();
    if (unknown.isEmpty()) {
      return "";
    }
    String named = named(unknown);
    LOG.log(
        Level.INFO,
        "Connection {0}: ignored {1} unknown reader groups: {2}",
        connection.getId(),
        unknown.size(),
        named);
    return " Unknown reader groups were ignored: " + named;
  }

  /** Those that may be groups' ids; of the others only how many, since they may hold secrets. */
  static String named(List<String> unknown) {
    List<String> named =
        unknown.stream()
            .filter(id -> id.matches(GROUP_ID) && TokenMask.isFree(id))
            .limit(MOST_NAMED)
            .toList();
    int others = unknown.size() - named.size();
    String list = String.join(", ", named);
    return others == 0
        ? list
        : named.isEmpty() ? others + " others" : list + " and " + others + " others";
  }
}
