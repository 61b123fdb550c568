package dev.gatehouse.it.operations;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@Tag("server")
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
  void tellsProxiesAtTheReadersPortWhetherItIsReady() {
    Answer answer = at("node-1.internal").get("/health/node");

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.json().path("status").asText()).isEqualTo("UP");
  }

  @Test
  void isAlive() {
    assertThat(health.get("/health/live").json().path("status").asText()).isEqualTo("UP");
  }

  @Test
  void requestsAreInProgressUntilTheyEndWhoeverAnswersThem() {
    for (String path :
        List.of("/", "/WEB-INF/web.xml", "/META-INF/x", "/a;b=c", "/css", "/console/", "/nope")) {
      for (String method : List.of("GET", "HEAD", "POST", "TRACE", "FOO")) {
        at("localhost").send(method, path, null);
      }
    }
    ConsoleClient.of(Operator.first());

    eventually("none is in progress", () -> inProgress() == 0);
  }

  private int inProgress() {
    for (JsonNode check : health.get("/health/ready").json().path("checks")) {
      if (check.path("name").asText().equals("node")) {
        return check.path("data").path("requests").asInt(-1);
      }
    }
    return -1;
  }

  @Test
  @Tag("outage")
  void isNotReadyButAliveWhileDatabaseIsGoneAndReadyWhenItIsBack() {
    TestDatabase.relay().cut();

    assertThat(health.get("/health/ready").status()).isEqualTo(503);
    assertThat(at("node-1.internal").get("/health/node").status()).isEqualTo(503);
    assertThat(health.get("/health/live").status()).isEqualTo(200);

    TestDatabase.relay().mend();
    eventually("it is ready again", () -> health.get("/health/ready").status() == 200);
  }

  @Test
  @Tag("outage")
  void isNotReadyWhileDatabaseHangs() {
    TestDatabase.relay().hold();

    assertThat(health.get("/health/ready").status()).isEqualTo(503);
  }
}
