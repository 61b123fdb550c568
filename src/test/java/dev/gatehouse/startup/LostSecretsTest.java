package dev.gatehouse.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.secret.Vault;
import dev.gatehouse.secret.Vaults;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LostSecretsTest {
  private final MemoryDatabase database = new MemoryDatabase("lost-secrets");
  private final LostSecrets lost = new LostSecrets();
  private final Vault vault = Vaults.withKey();
  private final List<String> recorded = new ArrayList<>();

  @BeforeEach
  void makeSecrets() {
    lost.entities = database.entities();
    lost.vault = vault;
    lost.tenants =
        new Tenants() {
          @Override
          public Optional<Tenant> find(TenantId id) {
            return Optional.ofNullable(database.entities().find(Tenant.class, id.value()));
          }
        };
    lost.trail =
        new Trail() {
          @Override
          public void record(Actor actor, AuditEvent event, Tenant site, Changes changes) {
            record(actor, event, site.getSettings().getSubdomain(), changes);
          }

          @Override
          public void record(Actor actor, AuditEvent event, String target, Changes changes) {
            recorded.add(String.join(" ", actor.name(), event.code(), target, changes.json()));
          }
        };
    Rows rows = new Rows(database);
    database.write(
        () -> {
          for (int id : new int[] {1, 2}) {
            String sealed = id == 1 ? vault.seal("known", "x") : "00000000:lost";
            rows.sql(
                "insert into operator (id, version, email, name, platform_admin, disabled,"
                    + " created_at) values ("
                    + id
                    + ", 1, 'op"
                    + id
                    + "@example.com', 'Op', false, false, current_timestamp)");
            rows.sql(
                "insert into second_factor (operator_id, sealed_secret, last_step, created_at)"
                    + " values ("
                    + id
                    + ", '"
                    + sealed
                    + "', 0, current_timestamp)");
            rows.sql("insert into recovery_code values ('code" + id + "', " + id + ")");
          }
          rows.tenant(7, "acme", "Acme");
          rows.tenant(8, "beta", "Beta");
          rows.connection(70, 7, true);
          rows.key(700, 7, 70, null);
          rows.key(701, 7, 70, null);
          webhook(rows, 1, "7", "00000000:lost");
          webhook(rows, 2, "8", vault.seal("known", "x"));
          webhook(rows, 3, "null", "00000000:lost");
          rows.sql("insert into fingerprint_key values (1, '00000000:lost')");
        });
  }

  private static void webhook(Rows rows, long id, String tenant, String sealed) {
    rows.sql(
        "insert into webhook (id, tenant_id, name, url, enabled, alerts, events, audit,"
            + " sealed_secret, created_at, version) values (%d, %s, 'Hook', 'https://example.com',"
            + " true, true, true, true, '%s', current_timestamp, 1)",
        id, tenant, sealed);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void drop(Map<String, String> variables) {
    lost.configuration = new Configuration(variables::get);
    database.write(lost::dropIfAccepted);
  }

  private Object operators(String table) {
    return database.ask(
        () ->
            database
                .entities()
                .createNativeQuery("select operator_id from " + table + " order by operator_id")
                .getResultList()
                .toString());
  }

  @Test
  void dropsNothingUnlessTheLossIsAccepted() {
    drop(Map.of());

    assertThat(operators("second_factor")).isEqualTo("[1, 2]");
    assertThat(recorded).isEmpty();
  }

  @Test
  void dropsWhatNoKeyOpensAndKeepsTheRest() {
    drop(Map.of("GATEHOUSE_MASTER_KEY_LOST", "accept"));

    assertThat(operators("second_factor")).isEqualTo("[1]");
    assertThat(operators("recovery_code")).isEqualTo("[1]");
  }

  @Test
  void auditTrailTellsEachSiteAndThePlatformWhatWasDeleted() {
    drop(Map.of("GATEHOUSE_MASTER_KEY_LOST", "accept"));

    assertThat(recorded)
        .containsExactly(
            "Gatehouse lost_secrets.deleted platform {\"webhooks\":{\"before\":1},"
                + "\"secondFactors\":{\"before\":1},\"fingerprintKeys\":{\"before\":1}}",
            "Gatehouse lost_secrets.deleted acme {\"signingKeys\":{\"before\":2},"
                + "\"webhooks\":{\"before\":1}}");

    drop(Map.of("GATEHOUSE_MASTER_KEY_LOST", "accept"));
    assertThat(recorded).as("nothing is left to delete").hasSize(2);
  }
}
