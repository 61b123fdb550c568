package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.list.CsvFile;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderSearch;
import dev.gatehouse.session.ReaderSession;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Sessions as lists and files show them; a file also says whose they are. */
@ApplicationScoped
public class SessionExport {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "userId",
          "user",
          "connectionId",
          "breakGlass",
          "tokenIssuedAt",
          "tokenJti",
          "createdAt",
          "expiresAt",
          "lastSeenAt",
          "address",
          "userAgent");

  @Inject ReaderSearch readers;

  public CsvFile<ReaderSession> csv(TenantId site) {
    return CsvFile.inPieces(COLUMNS, sessions -> withUsers(site, sessions));
  }

  private List<Snapshot> withUsers(TenantId site, List<ReaderSession> sessions) {
    List<Long> ids =
        sessions.stream()
            .map(ReaderSession::getReaderId)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    Map<Long, Reader> holders = readers.byId(site, ids);
    return sessions.stream()
        .map(session -> show(session).with("user", user(session, holders)))
        .toList();
  }

  private static String user(ReaderSession session, Map<Long, Reader> holders) {
    Reader reader = session.getReaderId() == null ? null : holders.get(session.getReaderId());
    return reader == null ? session.holder().name() : reader.getLabel();
  }

  public static Snapshot show(ReaderSession session) {
    return new Snapshot()
        .with("id", session.getId())
        .with("userId", session.getReaderId())
        .with("connectionId", session.getConnectionId())
        .with("breakGlass", session.origin().isBreakGlass())
        .with("tokenIssuedAt", session.getNames().getTokenIssuedAt())
        .with("tokenJti", session.getNames().getTokenJti())
        .with("createdAt", session.getCreatedAt())
        .with("expiresAt", session.getExpiresAt())
        .with("lastSeenAt", session.getLastSeenAt())
        .with("address", session.getAddress())
        .with("userAgent", session.getUserAgent());
  }
}
