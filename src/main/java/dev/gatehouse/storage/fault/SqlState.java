package dev.gatehouse.storage.fault;

import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.transaction.xa.XAException;

/**
 * Reads the SQLSTATE of a database error from the chain of causes that JPA and JTA wrap around it.
 */
public final class SqlState {
  /** PostgreSQL: a prepared statement of that name exists already. */
  static final String PREPARED_TWICE = "42P05";

  /** PostgreSQL: a prepared statement of that name does not exist. */
  static final String NOT_PREPARED = "26000";

  private static final String UNIQUE_VIOLATION = "23505";

  /** H2 names the index of the constraint: the name of the constraint with a suffix. */
  private static final Pattern TAKEN =
      Pattern.compile("taken_(\\w+?)(?:_index_\\w+)?(?!\\w)", Pattern.CASE_INSENSITIVE);

  /**
   * 28 is a user that may not sign in, 3D a missing database, 58 an error of the system, such as a
   * disk's (PostgreSQL, appendix A). HYT is H2's time-out for a lock.
   */
  private static final Set<String> UNANSWERED_CLASSES = Set.of("28", "3D", "58", "HYT");

  /** A statement that was canceled, a lock that was not given in time; then H2's lost file. */
  private static final Set<String> UNANSWERED = Set.of("57014", "55P03", "90028", "90031");

  private SqlState() {}

  /** The SQLSTATE, if the database gave one. */
  public static Optional<String> of(Throwable thrown) {
    return cause(thrown).map(SQLException::getSQLState);
  }

  /** The same under whatever a pool wraps around it, which gives none. */
  public static Optional<String> innermost(Throwable thrown) {
    return Causes.all(thrown, SQLException.class).stream()
        .map(SQLException::getSQLState)
        .filter(state -> state != null)
        .findFirst();
  }

  /** Whether a unique constraint refused the statement. */
  public static boolean isUniqueViolation(Throwable thrown) {
    return cause(thrown).map(e -> UNIQUE_VIOLATION.equals(e.getSQLState())).orElse(false);
  }

  /** Whether a row that the statement refers to does not exist. */
  public static boolean isForeignKeyViolation(Throwable thrown) {
    // 23503 is the code of the standard; H2 gives 23506 if the parent of a new row is missing.
    return of(thrown).filter(Set.of("23503", "23506")::contains).isPresent();
  }

  /** Whether the database rolled back one of several transactions that blocked each other. */
  public static boolean isDeadlock(Throwable thrown) {
    return cause(thrown).map(e -> String.valueOf(e.getSQLState()).startsWith("40")).orElse(false);
  }

  /** Whether the statement lost against one that ran at the same time or before. */
  public static boolean isCollision(Throwable thrown) {
    return isUniqueViolation(thrown)
        || isDeadlock(thrown)
        || Causes.find(thrown, OptimisticLockException.class).isPresent();
  }

  /** The field whose value is taken, in lower case, from the name of the constraint. */
  public static Optional<String> takenField(Throwable thrown) {
    return cause(thrown)
        .filter(SqlState::isUniqueViolation)
        .map(e -> TAKEN.matcher(String.valueOf(e.getMessage())))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1).toLowerCase(Locale.ROOT));
  }

  /**
   * Whether the database could not be reached, did not answer, takes no changes, or is behind a
   * pooler that mixes up statements, as opposed to rejecting the statement: what was asked may
   * succeed later. A transaction that could not be ended says so without an SQLSTATE: Payara keeps
   * only the message of what the database said.
   */
  public static boolean isUnreachable(Throwable thrown) {
    Optional<SQLException> said = cause(thrown);
    return said.isPresent()
        ? isUnreachable(said.get().getSQLState())
        : Causes.find(thrown, XAException.class).isPresent()
            || Causes.find(thrown, SystemException.class).isPresent();
  }

  private static boolean isUnreachable(String state) {
    // A pool without a free connection gives no state.
    return state == null
        || isConnectionProblem(state)
        || isReadOnly(state)
        || isMixedUp(state)
        || UNANSWERED.contains(state)
        || UNANSWERED_CLASSES.stream().anyMatch(state::startsWith);
  }

  /** Whether a replica or a database in its read-only mode refused a change. */
  static boolean isReadOnly(String state) {
    // H2 gives the second.
    return state.equals("25006") || state.equals("90097");
  }

  /** Whether the statement met another connection's prepared statements. */
  private static boolean isMixedUp(String state) {
    return state.equals(PREPARED_TWICE) || state.equals(NOT_PREPARED);
  }

  static boolean isConnectionProblem(String state) {
    // 08: connection exception; 57P: PostgreSQL shutting down; 53: no resources, such as
    // connections; 90: H2's own, where 90067 and 90098 are a broken or closed database.
    return state.startsWith("08")
        || state.startsWith("57P")
        || state.startsWith("53")
        || state.equals("90067")
        || state.equals("90098")
        || state.equals("90121");
  }

  private static Optional<SQLException> cause(Throwable thrown) {
    return Causes.find(thrown, SQLException.class);
  }
}
