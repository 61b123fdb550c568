package dev.gatehouse.it.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.it.support.Answer;
import dev.gatehouse.it.support.Company;
import dev.gatehouse.it.support.GatehouseIT;
import dev.gatehouse.it.support.TestDatabase;
import dev.gatehouse.it.support.WidgetSite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database goes away and comes back while readers sign in. */
class DatabaseOutageIT extends GatehouseIT {
  private static final int READERS = 20;

  @BeforeEach
  void onPostgresOnly() {
    assumeTrue(TestDatabase.isPostgres(), "H2 runs inside the server");
  }

  @AfterEach
  void mend() {
    if (TestDatabase.isPostgres()) {
      TestDatabase.relay().mend();
    }
  }

  @Test
  void nobodyGetsInWhileItIsStoppedAndEverybodyWhenItIsBack() throws Exception {
    Company company = Company.startingSignInsItself();
    outage(company, TestDatabase.relay()::cut);
  }

  @Test
  void nobodyGetsInWhileItHangsAndEverybodyWhenItIsBack() throws Exception {
    Company company = Company.startingSignInsItself();
    outage(company, TestDatabase.relay()::hold);
  }

  @Test
  void pagesWithTheWidgetReadThatTheyAreToComeBack() {
    String origin = "https://app.company.example";
    WidgetSite site = new WidgetSite(origin);
    String[] headers = {"Origin", origin, "Authorization", "Bearer " + site.token("ann")};
    assertThat(at(site.host()).get("/api/widget/v1/me", headers).status()).isEqualTo(200);

    TestDatabase.relay().cut();
    Answer answer = at(site.host()).get("/api/widget/v1/search?q=a", headers);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().path("reason").asText()).isEqualTo("unavailable");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
  }

  private void outage(Company company, Runnable begin) throws Exception {
    assertThat(signInAll(company)).allMatch(answer -> answer.status() == 303);

    begin.run();
    for (Answer answer : signInAll(company)) {
      assertThat(answer.status()).as("%s", answer).isEqualTo(503);
      assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
      assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    TestDatabase.relay().mend();
    assertThat(firstSuccess(company)).as("works again by itself").isTrue();
    assertThat(signInAll(company)).allMatch(answer -> answer.status() == 303);
  }

  /** Pools need a moment to notice that their connections are broken, never an operator. */
  private static boolean firstSuccess(Company company) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (Instant.now().isBefore(end)) {
      boolean all = signInAll(company).stream().allMatch(answer -> answer.status() == 303);
      if (all) {
        return true;
      }
      Thread.sleep(500);
    }
    return false;
  }

  private static List<Answer> signInAll(Company company) {
    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    try {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        String path = "/sso/jwt?jwt=" + company.token("reader" + i);
        answers.add(threads.submit(() -> company.program().get(path)));
      }
      List<Answer> all = new ArrayList<>();
      for (Future<Answer> answer : answers) {
        all.add(answer.get());
      }
      return all;
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
