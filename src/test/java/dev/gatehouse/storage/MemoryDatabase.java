package dev.gatehouse.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;

/** A fresh H2 database in memory with the schema of the migrations, for tests of stores. */
public final class MemoryDatabase implements AutoCloseable {
  private final EntityManagerFactory factory;
  private final EntityManager entities;

  /**
   * @param name that no other test uses
   */
  public MemoryDatabase(String name) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    Flyway.configure().dataSource(dataSource).cleanDisabled(false).load().clean();
    Flyway.configure().dataSource(dataSource).load().migrate();
    factory =
        Persistence.createEntityManagerFactory(
            "gatehouse",
            Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.jtaDataSource", "",
                "jakarta.persistence.nonJtaDataSource", dataSource,
                "eclipselink.weaving", "false"));
    entities = factory.createEntityManager();
  }

  public EntityManager entities() {
    return entities;
  }

  /** Does the work in a transaction, after which the persistence context is empty. */
  public void write(Runnable work) {
    entities.getTransaction().begin();
    work.run();
    entities.getTransaction().commit();
    entities.clear();
  }

  @Override
  public void close() {
    entities.close();
    factory.close();
  }
}
