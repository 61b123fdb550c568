package dev.gatehouse.storage;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;

/**
 * The database's clock, by which a statement itself can tell that its caller has given up. It need
 * not agree with the clock of this server, so each statement that uses it brings its time back.
 */
@ApplicationScoped
public class DatabaseClock {
  /** How long a reading counts: after that, the clocks may have drifted apart, or been set. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  @Resource(lookup = "java:comp/DefaultDataSource")
  DataSource dataSource;

  private volatile Reading last;

  /**
   * What the clock said.
   *
   * @param arrivedAt by {@link System#nanoTime}, when the clock was past the time already: a
   *     deadline that follows from it comes rather too soon than too late
   */
  private record Reading(Instant time, long arrivedAt) {
    private Duration age() {
      return Duration.ofNanos(System.nanoTime() - arrivedAt);
    }
  }

  /** When the caller of the work on this thread stops waiting, by the database's clock. */
  public Instant deadline(Connection connection) throws SQLException {
    Reading known = last;
    if (known == null || known.age().compareTo(FRESH) > 0) {
      known = new Reading(ask(connection, "select clock_timestamp()"), System.nanoTime());
      last = known;
    }
    return known.time().plus(known.age()).plus(Database.timeLeft());
  }

  /** Notes the time that a statement has just brought back. */
  public void note(Instant time) {
    last = new Reading(time, System.nanoTime());
  }

  /** Asks again before the next deadline, since the last one may have been wrong. */
  public void forget() {
    last = null;
  }

  /**
   * By how much the database's clock is ahead of a node's; negative if it is behind. Exact to half
   * of the time that the database takes to answer.
   */
  public Duration ahead(Clock node) {
    try (Connection connection = dataSource.getConnection()) {
      Instant before = node.instant();
      // H2 lacks PostgreSQL's function; outside of a transaction, this tells the same.
      Instant there = ask(connection, "select current_timestamp");
      Instant middle = before.plus(Duration.between(before, node.instant()).dividedBy(2));
      return Duration.between(middle, there);
    } catch (SQLException e) {
      throw new IllegalStateException("the database did not tell its time", e);
    }
  }

  private static Instant ask(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getObject(1, OffsetDateTime.class).toInstant();
    }
  }
}
