package dev.gatehouse.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** A fresh H2 database in memory with the schema of the migrations, for tests of stores. */
public final class MemoryDatabase implements AutoCloseable {
  private final EntityManagerFactory factory;
  private final EntityManager entities;

  /**
   * @param name a name that no other test uses
   */
  public MemoryDatabase(String name) {
    this(fresh(name));
  }

  private MemoryDatabase(DataSource dataSource) {
    factory = entitiesOn(dataSource);
    entities = factory.createEntityManager();
  }

  /** PostgreSQL instead, for what the two do differently. */
  public static MemoryDatabase onPostgres() {
    return new MemoryDatabase(PostgresDatabases.migrated());
  }

  private static DataSource fresh(String name) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    Flyway.configure().dataSource(dataSource).cleanDisabled(false).load().clean();
    Flyway.configure().dataSource(dataSource).load().migrate();
    return dataSource;
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
    factory.close();
  }
}
