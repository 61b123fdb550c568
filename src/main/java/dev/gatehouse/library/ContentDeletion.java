package dev.gatehouse.library;

import dev.gatehouse.tenant.TenantEnding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * Takes a tenant's content apart before the tenant is deleted: articles and categories hold on to
 * each other, so that H2 would not let the tenant take them along.
 */
@ApplicationScoped
class ContentDeletion {
  private static final List<String> STATEMENTS =
      List.of(
          "delete from article where tenant_id = ?",
          "update category set parent_id = null where tenant_id = ?");

  @PersistenceContext EntityManager entities;

  /** Works in the transaction of the deletion. */
  void clear(@Observes TenantEnding ending) {
    for (String statement : STATEMENTS) {
      entities
          .createNativeQuery(statement)
          .setParameter(1, ending.tenant().value())
          .executeUpdate();
    }
  }
}
