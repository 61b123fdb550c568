package dev.gatehouse.storage.fault;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Why Gatehouse cannot work with its database, and what to do about it. Readiness shows the state
 * to whoever asks, so the texts name no host, user or value.
 */
public enum DatabaseFault {
  STARTING("not ready yet", "Wait: the schema is brought up to date at every start."),
  NO_ANSWER(
      "does not answer",
      "Check that the database runs, and GATEHOUSE_DB_URL, GATEHOUSE_DB_USER and"
          + " GATEHOUSE_DB_PASSWORD."),
  NO_CONNECTION_LEFT(
      "has no connection left",
      "Raise max_connections or the role's connection limit; each node takes up to 30."),
  ACCESS_DENIED(
      "denies access to the user",
      "Check GATEHOUSE_DB_USER, GATEHOUSE_DB_PASSWORD and pg_hba.conf; restart the server after"
          + " a change of its variables."),
  NOT_CREATED(
      "does not exist", "Create the database that GATEHOUSE_DB_URL names, owned by its user."),
  NO_RIGHTS(
      "denies the user a right", "Make the user in GATEHOUSE_DB_USER the owner of the database."),
  READ_ONLY(
      "is read-only",
      "Make GATEHOUSE_DB_URL lead to the primary, or end the database's read-only mode."),
  TOO_NEW(
      "has a schema that no longer serves this version",
      "Deploy the newer version on this node, too, or restore the backup from before the upgrade."),
  HALF_MIGRATED(
      "has a migration that was not completed",
      "Restore the backup from before the upgrade, and start again."),
  FOREIGN(
      "was migrated differently by another build",
      "Use an empty database, or the build that made this one."),
  MIXED_UP(
      "is behind a pooler that mixes up prepared statements",
      "Add prepareThreshold=0 to GATEHOUSE_DB_URL, or let the pooler work in session mode."),
  MASTER_KEY_MISSING(
      "holds secrets that no key in GATEHOUSE_MASTER_KEY decrypts",
      "Set the key with which they were encrypted, after the new one and a comma; the handbook's"
          + " article on the master key says what to do if it is lost."),
  OVERLOADED(
      "answers too few requests",
      "Look for slow statements, and compare the number of connections with the database's limit."),
  OTHER("cannot be used", "The log has the details.");

  private final String state;
  private final String advice;

  DatabaseFault(String state, String advice) {
    this.state = state;
    this.advice = advice;
  }

  /** What is wrong, to be read after "the database". */
  public String state() {
    return state;
  }

  /** What to do, in whole sentences. */
  public String advice() {
    return advice;
  }

  /** The fault behind what was thrown. */
  public static DatabaseFault of(Throwable thrown) {
    return Causes.find(thrown, UnusableDatabase.class)
        .map(UnusableDatabase::fault)
        .or(() -> ofSql(thrown))
        .or(() -> Causes.find(thrown, DatabaseUnavailable.class).map(e -> NO_ANSWER))
        .orElse(OTHER);
  }

  /** Pools and drivers wrap an error that has a state into others that have none. */
  private static Optional<DatabaseFault> ofSql(Throwable thrown) {
    return SqlState.innermost(thrown)
        .map(DatabaseFault::ofState)
        .or(() -> Causes.find(thrown, SQLException.class).map(e -> NO_ANSWER));
  }

  /**
   * By <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's</a>
   * and <a href="https://h2database.com/javadoc/org/h2/api/ErrorCode.html">H2's</a> codes.
   */
  private static DatabaseFault ofState(String state) {
    return switch (state) {
      case "3D000", "90146", "90149" -> NOT_CREATED;
      case "42501" -> NO_RIGHTS;
      case SqlState.PREPARED_TWICE, SqlState.NOT_PREPARED -> MIXED_UP;
      default -> ofClass(state);
    };
  }

  private static DatabaseFault ofClass(String state) {
    if (state.startsWith("28")) {
      return ACCESS_DENIED;
    }
    if (state.startsWith("53")) {
      return NO_CONNECTION_LEFT;
    }
    if (SqlState.isReadOnly(state)) {
      return READ_ONLY;
    }
    return SqlState.isConnectionProblem(state) ? NO_ANSWER : OTHER;
  }
}
