package dev.gatehouse.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A fresh H2 database in memory with the schema of the migrations, for tests of stores. In one JVM
 * the migrations run once, and entities are prepared once for each database that is open.
 */
public final class MemoryDatabase implements AutoCloseable {
  /** Statements that make what the migrations made; {@code null} before the first database. */
  private static List<String> schema;

  /** Prepared entities that no test uses. */
  private static final Deque<Prepared> IDLE = new ConcurrentLinkedDeque<>();

  private final Prepared prepared;
  private final EntityManager entities;

  /**
   * Entities on a database.
   *
   * @param movable leads to any H2 database, or {@code null} for another's
   */
  private record Prepared(JdbcDataSource movable, EntityManagerFactory factory) {
    private static Prepared on(JdbcDataSource fresh) {
      Prepared idle = IDLE.poll();
      if (idle == null) {
        return new Prepared(fresh, entitiesOn(fresh));
      }
      idle.movable.setURL(fresh.getURL());
      // Numbers that it took in advance are those of the other database's sequences.
      idle.factory.unwrap(DatabaseSession.class).getSequencingControl().initializePreallocated();
      return idle;
    }

    private void giveBack() {
      if (movable == null) {
        factory.close();
      } else {
        IDLE.push(this);
      }
    }
  }

  /**
   * @param name a name that no other test uses
   */
  public MemoryDatabase(String name) {
    this(Prepared.on(migrated(name)));
  }

  private MemoryDatabase(Prepared prepared) {
    this.prepared = prepared;
    entities = prepared.factory.createEntityManager();
  }

  /** PostgreSQL instead, for what the two do differently. */
  public static MemoryDatabase onPostgres() {
    return new MemoryDatabase(new Prepared(null, entitiesOn(PostgresDatabases.migrated())));
  }

  /** A database of this name, with the schema and nothing that it had before. */
  public static JdbcDataSource migrated(String name) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop all objects");
      for (String each : schema()) {
        statement.execute(each);
      }
      return dataSource;
    } catch (SQLException e) {
      throw new AssertionError("no database " + name, e);
    }
  }

  private static synchronized List<String> schema() throws SQLException {
    if (schema == null) {
      JdbcDataSource first = new JdbcDataSource();
      first.setURL("jdbc:h2:mem:migrated;DB_CLOSE_DELAY=-1");
      Flyway.configure().dataSource(first).load().migrate();
      try (Connection connection = first.getConnection();
          Statement statement = connection.createStatement();
          ResultSet script = statement.executeQuery("script nopasswords nosettings")) {
        List<String> statements = new ArrayList<>();
        while (script.next()) {
          String each = script.getString(1);
          if (!each.startsWith("--") && !each.startsWith("CREATE USER")) {
            statements.add(each);
          }
        }
        schema = statements;
      }
    }
    return schema;
  }

  /** An entity manager for any database that has the schema. */
  public static EntityManagerFactory entitiesOn(DataSource dataSource) {
    return Persistence.createEntityManagerFactory(
        "gatehouse",
        Map.of(
            "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
            "jakarta.persistence.jtaDataSource", "",
            "jakarta.persistence.nonJtaDataSource", dataSource,
            "eclipselink.weaving", "false"));
  }

  public EntityManager entities() {
    return entities;
  }

  /** Runs the work in a transaction and then clears the persistence context. */
  public void write(Runnable work) {
    ask(
        () -> {
          work.run();
          return null;
        });
  }

  /** As {@link #write}, for work with a result. */
  public <T, X extends Exception> T ask(Database.Work<T, X> work) throws X {
    entities.getTransaction().begin();
    T answer = work.run();
    entities.getTransaction().commit();
    entities.clear();
    return answer;
  }

  @Override
  public void close() {
    entities.close();
    prepared.giveBack();
  }
}
