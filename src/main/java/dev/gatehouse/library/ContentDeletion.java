package dev.gatehouse.library;

import dev.gatehouse.tenant.TenantEnding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * Deletes a tenant's content before the tenant is deleted: articles and categories reference each
 * other, so on H2 the cascade from the tenant fails.
 */
@ApplicationScoped
class ContentDeletion {
  private static final List<String> STATEMENTS =
      List.of(
          "delete from article where tenant_id = ?",
          "update category set parent_id = null where tenant_id = ?");

  @PersistenceContext EntityManager entities;

  /** Runs in the transaction that deletes the tenant. */
  void clear(@Observes TenantEnding ending) {
    for (String statement : STATEMENTS) {
      entities
          .createNativeQuery(statement)
          .setParameter(1, ending.tenant().value())
          .executeUpdate();
    }
  }
}
