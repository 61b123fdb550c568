package dev.gatehouse.startup;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.secret.Vault;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The way out of a lost master key: deletes the stored secrets that no configured key opens, if
 * {@code GATEHOUSE_MASTER_KEY_LOST} says that this is wanted. What can be decrypted stays. The
 * audit trail tells each site, and the platform, how many of which kind were deleted.
 */
@ApplicationScoped
class LostSecrets {
  private static final Logger LOG = System.getLogger(LostSecrets.class.getName());

  /** No site has this id. */
  private static final long PLATFORM = 0;

  @PersistenceContext EntityManager entities;
  @Inject Configuration configuration;
  @Inject Vault vault;
  @Inject Tenants tenants;
  @Inject Trail trail;

  /** Deletes them; without the variable, nothing. */
  @Transactional
  public void dropIfAccepted() {
    if (!configuration.masterKeyLost()) {
      return;
    }
    Map<Long, Map<String, Integer>> lost = new TreeMap<>();
    count(lost, "signingKeys", "signing_key", "tenant_id");
    count(lost, "platformKeys", "platform_key", "cast(null as bigint)");
    count(lost, "webhooks", "webhook", "tenant_id");
    count(lost, "secondFactors", "second_factor", "cast(null as bigint)");
    count(lost, "fingerprintKeys", "fingerprint_key", "cast(null as bigint)");
    delete(
        "recovery_code",
        "operator_id in (select operator_id from second_factor where " + unopened() + ")");
    int factors = delete("second_factor", unopened());
    int keys = delete("signing_key", unopened());
    int platformKeys = delete("platform_key", unopened());
    int hooks = delete("webhook", unopened());
    int fingerprints = delete("fingerprint_key", unopened());
    lost.forEach(this::record);
    LOG.log(
        Level.WARNING,
        "GATEHOUSE_MASTER_KEY_LOST is set: deleted what no master key opens: {0} signing keys, {1}"
            + " second factors, {2} web hooks, {3} keys of fingerprints, {4} platform keys. Remove the variable, and"
            + " create new signing keys, for example with: gatehouse reissue",
        keys,
        factors,
        hooks,
        fingerprints,
        platformKeys);
  }

  /**
   * Counts the rows of a table, by site. It locks them: of several nodes that start at once, the
   * one that deletes them records it.
   */
  private void count(
      Map<Long, Map<String, Integer>> lost, String kind, String table, String siteColumn) {
    for (Object site :
        withKeyIds(
                "select "
                    + siteColumn
                    + " from "
                    + table
                    + " where "
                    + unopened()
                    + " order by sealed_secret for update")
            .getResultList()) {
      long id = site == null ? PLATFORM : ((Number) site).longValue();
      lost.computeIfAbsent(id, none -> new LinkedHashMap<>()).merge(kind, 1, Integer::sum);
    }
  }

  private void record(long site, Map<String, Integer> kinds) {
    Changes changes = Changes.ended(new LinkedHashMap<>(kinds));
    if (site == PLATFORM) {
      trail.record(Actor.GATEHOUSE, AuditEvent.LOST_SECRETS_DELETED, "platform", changes);
    } else {
      trail.record(
          Actor.GATEHOUSE,
          AuditEvent.LOST_SECRETS_DELETED,
          tenants.find(new TenantId(site)).orElseThrow(),
          changes);
    }
  }

  /** True of rows whose secret begins with the id of no configured key. */
  private String unopened() {
    return String.join(
        " and ", Collections.nCopies(vault.keyIds().size(), "sealed_secret not like ?"));
  }

  private int delete(String table, String condition) {
    return withKeyIds("delete from " + table + " where " + condition).executeUpdate();
  }

  private Query withKeyIds(String statement) {
    Query query = entities.createNativeQuery(statement);
    List<String> ids = vault.keyIds();
    for (int i = 0; i < ids.size(); i++) {
      query.setParameter(i + 1, ids.get(i) + ":%");
    }
    return query;
  }
}
