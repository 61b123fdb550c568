package dev.gatehouse.storage;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the database said, read from the chain of causes that JPA and JTA wrap around it. */
public final class SqlState {
  private static final String UNIQUE_VIOLATION = "23505";

  /** H2 names the constraint's index, which is the constraint's name with an ending. */
  private static final Pattern TAKEN =
      Pattern.compile("taken_(\\w+?)(?:_index_\\w+)?(?!\\w)", Pattern.CASE_INSENSITIVE);

  private SqlState() {}

  /** The SQLSTATE itself, if the database said one. */
  public static Optional<String> of(Throwable thrown) {
    return cause(thrown).map(SQLException::getSQLState);
  }

  /** Whether a unique constraint refused the statement. */
  public static boolean isUniqueViolation(Throwable thrown) {
    return cause(thrown).map(e -> UNIQUE_VIOLATION.equals(e.getSQLState())).orElse(false);
  }

  /** Whether something that the statement refers to is not there, or no longer. */
  public static boolean isForeignKeyViolation(Throwable thrown) {
    // 23503 is the standard's; H2 says 23506 where the parent of a new row is missing.
    return of(thrown).filter(Set.of("23503", "23506")::contains).isPresent();
  }

  /** Whether the database gave up one of several transactions that stood in each other's way. */
  public static boolean isDeadlock(Throwable thrown) {
    return cause(thrown).map(e -> String.valueOf(e.getSQLState()).startsWith("40")).orElse(false);
  }

  /** The field, in lower case, whose value is taken, from the name of the constraint. */
  public static Optional<String> takenField(Throwable thrown) {
    return cause(thrown)
        .filter(SqlState::isUniqueViolation)
        .map(e -> TAKEN.matcher(String.valueOf(e.getMessage())))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1).toLowerCase(Locale.ROOT));
  }

  /** Whether the database could not be asked at all, as opposed to refusing what it was asked. */
  public static boolean isUnreachable(Throwable thrown) {
    return cause(thrown).map(SqlState::isConnectionProblem).orElse(false);
  }

  private static boolean isConnectionProblem(SQLException e) {
    String state = e.getSQLState();
    // 08: connection exception; 57P: PostgreSQL shutting down; 53: no resources, such as
    // connections; 90: H2's own, where 90067 and 90098 are a broken or closed database; a pool that
    // has no connection to give says so without a state.
    return state == null
        || state.startsWith("08")
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
