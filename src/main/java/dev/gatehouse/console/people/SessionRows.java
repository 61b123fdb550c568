package dev.gatehouse.console.people;

import dev.gatehouse.console.Browser;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderSearch;
import dev.gatehouse.session.ReaderSession;
import dev.gatehouse.session.SessionHolder;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Describes sessions: whose they are, and how they were started. */
@ApplicationScoped
public class SessionRows {
  @Inject ReaderSearch readers;
  @Inject Connections connections;

  /**
   * A live session as a page shows it.
   *
   * @param who the holder's email address or name, or {@code null} if unknown
   * @param kind key of the text that names the kind of holder
   * @param connection that the holder signed in through, or {@code null}
   * @param browser name and system, or {@code null} if unknown
   */
  public record Row(
      ReaderSession session, String who, String kind, Connection connection, String browser) {}

  List<Row> of(TenantId site, List<ReaderSession> sessions) {
    Map<Long, Reader> holders = readers.byId(site, readerIds(sessions));
    Map<Long, Connection> all = connections(site);
    return sessions.stream()
        .map(
            session ->
                new Row(
                    session,
                    who(session.holder(), holders),
                    kind(session.holder()),
                    all.get(session.getConnectionId()),
                    Browser.of(session.getUserAgent())))
        .toList();
  }

  Map<Long, Connection> connections(TenantId site) {
    return connections.of(site).stream()
        .collect(Collectors.toMap(Connection::getId, Function.identity()));
  }

  private static List<Long> readerIds(List<ReaderSession> sessions) {
    return sessions.stream()
        .map(ReaderSession::getReaderId)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static String who(SessionHolder holder, Map<Long, Reader> readers) {
    Reader reader = holder.readerId() == null ? null : readers.get(holder.readerId());
    return reader == null ? holder.name() : reader.getLabel();
  }

  private static String kind(SessionHolder holder) {
    if (holder.readerId() != null) {
      return "holder.user";
    }
    if (holder.operatorId() != null) {
      return "holder.team";
    }
    return holder.visitor() ? "holder.visitor" : "holder.guest";
  }
}
