package dev.gatehouse.startup;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;

/**
 * The way out of a lost master key: deletes the stored secrets that no configured key opens, if
 * {@code GATEHOUSE_MASTER_KEY_LOST} says that this is wanted. What can be decrypted stays.
 */
@ApplicationScoped
class LostSecrets {
  private static final Logger LOG = System.getLogger(LostSecrets.class.getName());

  @PersistenceContext EntityManager entities;
  @Inject Configuration configuration;
  @Inject Vault vault;

  /** Deletes them; without the variable, nothing. */
  @Transactional
  public void dropIfAccepted() {
    if (!configuration.masterKeyLost()) {
      return;
    }
    delete(
        "recovery_code",
        "operator_id in (select operator_id from second_factor where " + unopened() + ")");
    int factors = delete("second_factor", unopened());
    int keys = delete("signing_key", unopened());
    int hooks = delete("webhook", unopened());
    int fingerprints = delete("fingerprint_key", unopened());
    LOG.log(
        Level.WARNING,
        "GATEHOUSE_MASTER_KEY_LOST is set: deleted what no master key opens: {0} signing keys, {1}"
            + " second factors, {2} web hooks, {3} keys of fingerprints. Remove the variable, and"
            + " create new signing keys, for example with: gatehouse reissue",
        keys,
        factors,
        hooks,
        fingerprints);
  }

  /** True of rows whose secret begins with the id of no configured key. */
  private String unopened() {
    return String.join(
        " and ", Collections.nCopies(vault.keyIds().size(), "sealed_secret not like ?"));
  }

  private int delete(String table, String condition) {
    Query query = entities.createNativeQuery("delete from " + table + " where " + condition);
    List<String> ids = vault.keyIds();
    for (int i = 0; i < ids.size(); i++) {
      query.setParameter(i + 1, ids.get(i) + ":%");
    }
    return query.executeUpdate();
  }
}
