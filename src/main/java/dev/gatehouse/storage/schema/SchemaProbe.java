package dev.gatehouse.storage.schema;

import dev.gatehouse.storage.fault.UnusableDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Looks whether the database can be used, by the way that requests take to it. */
@ApplicationScoped
public class SchemaProbe {
  @PersistenceContext EntityManager entities;
  @Inject Migrations migrations;

  /**
   * Changes and reads as a sign-in does, with the same pool and a transaction.
   *
   * @throws UnusableDatabase when the schema does not serve this build any more
   * @throws RuntimeException when the database does not answer, or takes no changes
   */
  @Transactional
  public void look() {
    // A database that is read-only refuses it although there is no such row.
    entities.createQuery("delete from OldestBuild o where o.schemaVersion < 0").executeUpdate();
    migrations.requireServed(
        entities
            .createQuery("select o.schemaVersion from OldestBuild o", Integer.class)
            .getSingleResult());
  }
}
