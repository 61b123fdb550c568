package dev.gatehouse.startup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.secret.Vault;
import dev.gatehouse.secret.Vaults;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LostSecretsTest {
  private final MemoryDatabase database = new MemoryDatabase("lost-secrets");
  private final LostSecrets lost = new LostSecrets();
  private final Vault vault = Vaults.withKey();

  @BeforeEach
  void makeSecrets() {
    lost.entities = database.entities();
    lost.vault = vault;
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
        });
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
  }

  @Test
  void dropsWhatNoKeyOpensAndKeepsTheRest() {
    drop(Map.of("GATEHOUSE_MASTER_KEY_LOST", "accept"));

    assertThat(operators("second_factor")).isEqualTo("[1]");
    assertThat(operators("recovery_code")).isEqualTo("[1]");
  }
}
