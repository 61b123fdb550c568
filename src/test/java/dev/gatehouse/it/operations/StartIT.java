package dev.gatehouse.it.operations;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.Deployments;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.TestDatabase;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Gatehouse is deployed before its database is there. */
@Tag("outage")
class StartIT extends GatehouseIT {
  private static final String[] PAGES = {"/", "/article/1", "/sso/jwt?jwt=x", "/logout"};

  private final Http health =
      at("localhost").onPort(Integer.getInteger("it.health.port", Http.port()));

  @AfterEach
  void mend() {
    TestDatabase.relay().mend();
    eventually("it is ready again", () -> ready() == 200);
  }

  /** The first of two deployments is undone while it waits. */
  @Test
  void isDeployedAtOnceAnswers503AndIsReadyWhenTheDatabaseIsThere() throws DeploymentException {
    Deployments.undeploy(Deployments.war());
    TestDatabase.relay().hold();
    Deployments.deployAsOperators(Deployments.war());
    isToldToComeBack(at("localhost").get("/"));
    Deployments.undeploy(Deployments.war());
    TestDatabase.relay().mend();
    TestDatabase.relay().cut();

    Deployments.deployAsOperators(Deployments.war());

    for (String page : PAGES) {
      Answer answer = at("acme.localhost").get(page, "Accept-Language", "de");
      isToldToComeBack(answer);
      assertThat(answer.body()).as(page).contains("lang=\"de\"");
    }
    for (String atBase : new String[] {"/", "/console/", "/assets/site.css", "/openapi.json"}) {
      isToldToComeBack(at("localhost").get(atBase));
    }
    isToldToComeBack(at("acme.localhost").get("/v1/article"));
    assertThat(at("acme.localhost").get("/v1/article").json().path("reason").asText())
        .isEqualTo("unavailable");
    Answer api = admin.get("/sites");
    Problems.of(api, 503);
    isToldToComeBack(api);

    Answer state = health.get("/health/ready");
    assertThat(state.status()).isEqualTo(503);
    assertThat(state.body()).contains("does not answer").contains("GATEHOUSE_DB_URL");
    assertThat(health.get("/health/live").status()).isEqualTo(200);

    TestDatabase.relay().mend();

    eventually("it is ready without a restart", () -> ready() == 200);
    assertThat(admin.get("/sites").status()).isEqualTo(200);
    assertThat(at("localhost").get("/console/login.xhtml").status()).isEqualTo(200);
  }

  private int ready() {
    return health.get("/health/ready").status();
  }

  private static void isToldToComeBack(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(503);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    assertThat(answer.headers("Set-Cookie")).isEmpty();
  }
}
