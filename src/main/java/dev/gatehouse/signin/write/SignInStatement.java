package dev.gatehouse.signin.write;

import dev.gatehouse.journal.ReportCounts;
import dev.gatehouse.journal.SignInCounts;
import dev.gatehouse.protocol.Admission;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.SignInChecks;
import dev.gatehouse.protocol.kit.BrowserCookies;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.session.Caller;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.signin.write.SignInTransaction.SignedIn;
import dev.gatehouse.storage.DatabaseClock;
import dev.gatehouse.storage.fault.SqlState;
import dev.gatehouse.storage.feed.ChangeFeed;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.replay.SingleUse;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * A sign-in as PostgreSQL does it fastest: one statement, {@code sign-in.sql}, in one round trip
 * and without a transaction around it. It writes the same rows as {@link SignInTransaction}, which
 * does what is not usual and whatever other databases do.
 */
@ApplicationScoped
public class SignInStatement {
  /** The statement undid itself, see its last step. */
  private static final String DIVISION_BY_ZERO = "22012";

  @Resource(lookup = "java:comp/DefaultDataSource")
  DataSource dataSource;

  @Inject Clock clock;
  @Inject DatabaseClock databaseClock;
  @Inject PermissionGroups groups;
  @Inject ChangeFeed feed;
  @Inject SignInCounts counts;
  @Inject ReportCounts reports;

  private volatile Boolean isPostgres;

  /** Whether {@link #run} may be enough for a sign-in, as far as memory knows. */
  public boolean mayTake(Admission admission, Incoming request) {
    return !Boolean.FALSE.equals(isPostgres)
        && admission.answer().isPresent()
        && !admission.connection().protocol().mayLandElsewhere(request)
        && !admission.connection().site().settings().getSessions().isOneSessionPerUser();
  }

  /**
   * Signs a reader in, without a transaction around the statement. Call it within {@link
   * dev.gatehouse.storage.Database#ask}: nothing else limits its time.
   *
   * @param sessionToken as in {@link SignInTransaction#run}
   * @param replaced as in {@link SignInTransaction#run}
   * @return empty if nothing was written, since it takes the transaction
   * @throws Rejected when the token was consumed before
   */
  public Optional<SignedIn> run(
      Admission admission, Incoming request, String sessionToken, String replaced) throws Rejected {
    try {
      return mayTake(admission, request) && isPostgres()
          ? written(admission, request, sessionToken, replaced)
          : Optional.empty();
    } catch (SQLException e) {
      if (SqlState.isCollision(e)) {
        return Optional.empty();
      }
      if (SqlState.of(e).filter(DIVISION_BY_ZERO::equals).isPresent()) {
        databaseClock.forget();
        return Optional.empty();
      }
      throw new IllegalStateException("the sign-in was not written", e);
    }
  }

  private boolean isPostgres() throws SQLException {
    Boolean known = isPostgres;
    if (known == null) {
      try (Connection connection = dataSource.getConnection()) {
        known = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
      }
      isPostgres = known;
    }
    return known;
  }

  private Optional<SignedIn> written(
      Admission admission, Incoming request, String sessionToken, String replaced)
      throws SQLException, Rejected {
    TenantId tenant = admission.connection().connection().tenantId();
    Identity identity = admission.identity();
    Set<String> known =
        identity.groups().isEmpty() ? Set.of() : groups.known(tenant, identity.groups());
    Caller stranger = SignInTransaction.caller(admission, Optional.empty(), known);
    SignInValues values = values(admission, request, sessionToken, stranger, known);
    if (replaced != null) {
      values.replacing(replaced);
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            values.before(databaseClock.deadline(connection)).prepare(connection);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      databaseClock.note(row.getObject("read_at", OffsetDateTime.class).toInstant());
      if (!row.getBoolean("admitted")) {
        throw SignInTransaction.use(admission).orElseThrow().replayed();
      }
      if (replaced != null) {
        announceEnd(row.getLong("ended"));
      }
      String protocol = admission.connection().protocol().name();
      counts.accepted(tenant, protocol, SignInChecks.clockDifference(admission));
      admission.wouldRefuse().ifPresent(why -> reports.add(protocol, why.code()));
      return Optional.of(new SignedIn(identified(stranger, row, admission), admission));
    }
  }

  /** Tells this node at once what the statement told the others; zero if no session ended. */
  private void announceEnd(long session) {
    if (session != 0) {
      feed.announce(LiveSession.subject(session));
    }
  }

  private SignInValues values(
      Admission admission,
      Incoming request,
      String sessionToken,
      Caller stranger,
      Set<String> known) {
    Instant now = clock.instant();
    LiveConnection through = admission.connection();
    SignInValues values = new SignInValues(through.connection(), now);
    values.reader(through.settings(), admission.identity(), admission.strangers());
    Optional<SingleUse> use = SignInTransaction.use(admission);
    if (admission.singleUse().isPresent()) {
      values.consuming(admission.singleUse().get());
    } else if (use.isPresent()) {
      values.unless(use.get());
    }
    if (admission.sessionLifetime().isPresent()) {
      values.session(
          SignInTransaction.session(admission, stranger, known, request, now),
          sessionToken,
          BrowserCookies.of(request).hashes().stream().findFirst());
    }
    return values.event(SignInTransaction.accepted(admission, request, null, known, now));
  }

  private static Caller identified(Caller stranger, ResultSet row, Admission admission)
      throws SQLException {
    long reader = row.getLong("id");
    if (row.wasNull()) {
      return stranger;
    }
    String groups = row.getString("groups");
    return stranger
        .knownAs(
            reader,
            row.getString("name"),
            row.getString("email"),
            row.getString("external_id"),
            Role.valueOf(row.getString("role")),
            groups == null ? Set.of() : Set.of(groups.split(",")),
            row.getString("lang"))
        .cappedBy(admission.connection().settings().getRoleCeiling());
  }
}
