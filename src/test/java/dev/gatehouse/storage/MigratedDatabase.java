package dev.gatehouse.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** A database with the schema and the entities, for tests of a store without a server. */
public final class MigratedDatabase implements AutoCloseable {
  private final EntityManagerFactory factory;

  private MigratedDatabase(DataSource dataSource) {
    Flyway.configure().dataSource(dataSource).load().migrate();
    factory = entitiesOn(dataSource);
  }

  /** An empty one in memory. */
  public static MigratedDatabase inMemory() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return new MigratedDatabase(dataSource);
  }

  static EntityManagerFactory entitiesOn(DataSource dataSource) {
    return Persistence.createEntityManagerFactory(
        "gatehouse",
        Map.of(
            "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
            "jakarta.persistence.jtaDataSource", "",
            "jakarta.persistence.nonJtaDataSource", dataSource,
            "eclipselink.weaving", "false"));
  }

  /** Does something in a transaction of its own. */
  public <T> T ask(Function<EntityManager, T> work) {
    try (EntityManager entities = factory.createEntityManager()) {
      entities.getTransaction().begin();
      T answer = work.apply(entities);
      entities.getTransaction().commit();
      return answer;
    }
  }

  /** The same for work without an answer. */
  public void run(Consumer<EntityManager> work) {
    ask(
        entities -> {
          work.accept(entities);
          return null;
        });
  }

  @Override
  public void close() {
    factory.close();
  }
}
