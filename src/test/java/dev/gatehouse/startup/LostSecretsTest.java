package dev.gatehouse.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.secret.Vault;
import dev.gatehouse.secret.Vaults;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.Wiring;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On both databases: each locks rows in its own way. */
class LostSecretsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final Vault vault = Vaults.withKey();
  private MemoryDatabase database;

  @AfterEach
  void close() {
    database.close();
  }

  private void makeSecrets(boolean onPostgres) {
    database = onPostgres ? MemoryDatabase.onPostgres() : new MemoryDatabase("lost-secrets");
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
          rows.sql(
              "insert into platform_key (kid, algorithm, number, sealed_secret, created_at,"
                  + " signs_from) values ('k', 'ES256', 1, '00000000:lost', current_timestamp,"
                  + " current_timestamp)");
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

  private void drop(Map<String, String> variables) {
    LostSecrets lost =
        new Wiring(database, Clock.fixed(NOON, ZoneOffset.UTC))
            .with(Configuration.class, new Configuration(variables::get))
            .with(Vault.class, vault)
            .bean(LostSecrets.class);
    database.write(lost::dropIfAccepted);
  }

  private List<String> recorded() {
    return database.ask(
        () ->
            database
                .entities()
                .createQuery("select e from AuditEntry e order by e.id", AuditEntry.class)
                .getResultStream()
                .map(
                    entry ->
                        "%s %s at %s: %s %s"
                            .formatted(
                                entry.getActor(),
                                entry.getEvent(),
                                entry.getSiteSubdomain(),
                                entry.getTarget(),
                                entry.getChanges()))
                .toList());
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

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void dropsNothingUnlessTheLossIsAccepted(boolean onPostgres) {
    makeSecrets(onPostgres);
    drop(Map.of());

    assertThat(operators("second_factor")).isEqualTo("[1, 2]");
    assertThat(recorded()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void dropsWhatNoKeyOpensAndKeepsTheRest(boolean onPostgres) {
    makeSecrets(onPostgres);
    drop(Map.of("GATEHOUSE_MASTER_KEY_LOST", "accept"));

    assertThat(operators("second_factor")).isEqualTo("[1]");
    assertThat(operators("recovery_code")).isEqualTo("[1]");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void auditTrailTellsEachSiteAndThePlatformWhatWasDeleted(boolean onPostgres) {
    makeSecrets(onPostgres);
    drop(Map.of("GATEHOUSE_MASTER_KEY_LOST", "accept"));

    assertThat(recorded())
        .containsExactly(
            "Gatehouse lost_secrets.deleted at null: platform {\"platformKeys\":{\"before\":1},"
                + "\"webhooks\":{\"before\":1},\"secondFactors\":{\"before\":1},\"fingerprintKeys\":{\"before\":1}}",
            "Gatehouse lost_secrets.deleted at acme: site 7: Acme {\"signingKeys\":{\"before\":2},"
                + "\"webhooks\":{\"before\":1}}");

    drop(Map.of("GATEHOUSE_MASTER_KEY_LOST", "accept"));
    assertThat(recorded()).as("nothing is left to delete").hasSize(2);
  }
}
