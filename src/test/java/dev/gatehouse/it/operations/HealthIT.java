package dev.gatehouse.it.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.it.support.Answer;
import dev.gatehouse.it.support.GatehouseIT;
import dev.gatehouse.it.support.Http;
import dev.gatehouse.it.support.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthIT extends GatehouseIT {
  // WildFly answers at its management port, Payara at every port.
  private final Http health =
      at("localhost").onPort(Integer.getInteger("it.health.port", Http.port()));

  @AfterEach
  void mendDatabase() {
    if (TestDatabase.isPostgres()) {
      TestDatabase.relay().mend();
    }
  }

  @Test
  void isReadyWhenDeployedAndMigrated() {
    Answer answer = health.get("/health/ready");

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.body()).contains("all migrations applied");
  }

  @Test
  void isAlive() {
    assertThat(health.get("/health/live").json().path("status").asText()).isEqualTo("UP");
  }

  @Test
  void isNotReadyButAliveWhileDatabaseIsGoneAndReadyWhenItIsBack() {
    assumeTrue(TestDatabase.isPostgres(), "H2 runs inside the server");
    TestDatabase.relay().cut();

    assertThat(health.get("/health/ready").status()).isEqualTo(503);
    assertThat(health.get("/health/live").status()).isEqualTo(200);

    TestDatabase.relay().mend();
    assertThat(health.get("/health/ready").status()).isEqualTo(200);
  }

  @Test
  void isNotReadyWhileDatabaseHangs() {
    assumeTrue(TestDatabase.isPostgres(), "H2 runs inside the server");
    TestDatabase.relay().hold();

    assertThat(health.get("/health/ready").status()).isEqualTo(503);
  }
}
