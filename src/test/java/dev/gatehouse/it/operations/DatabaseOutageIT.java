package dev.gatehouse.it.operations;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static dev.gatehouse.it.support.http.Eventually.firstSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerLog;
import dev.gatehouse.it.support.server.TestDatabase;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.WidgetSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database goes away and comes back while readers sign in. */
@Tag("outage")
class DatabaseOutageIT extends GatehouseIT {
  private static final int READERS = 20;

  /** Some twenty faults with their stack traces; by request, it would be tens of thousands. */
  private static final int MOST_LINES = 4_000;

  private static final int FAULTS = Integer.getInteger("it.faults", 2);

  @AfterEach
  void mend() {
    TestDatabase.relay().mend();
  }

  @Test
  void nobodyGetsInWhileItIsStoppedAndEverybodyWhenItIsBack() {
    Company company = firstSuccess(Company::startingSignInsItself);
    outage(company, TestDatabase.relay()::cut);
  }

  @Test
  void nobodyGetsInWhileItHangsAndEverybodyWhenItIsBack() {
    Company company = firstSuccess(Company::startingSignInsItself);
    outage(company, TestDatabase.relay()::hold);
  }

  @Test
  void signInThatAloneNeedsItIsToldInTimeAndLeavesNothing() {
    Company company = firstSuccess(Company::startingSignInsItself);
    String token = company.token("late");
    // What nodes know of sites stays known for a while after they asked.
    assertThat(company.program().get("/sso/jwt?jwt=" + company.token("early")).status())
        .isEqualTo(303);

    TestDatabase.relay().hold();
    Answer answer = company.program().get("/sso/jwt?jwt=" + token);

    assertThat(answer.status()).as("%s", answer).isEqualTo(503);
    TestDatabase.relay().mend();
    eventually("the token still counts", () -> signsIn(company, token));
  }

  private static boolean signsIn(Company company, String token) {
    return company.program().get("/sso/jwt?jwt=" + token).status() == 303;
  }

  @Test
  void connectionsThatTheDatabaseEndedAreNoErrors() {
    Company company = firstSuccess(Company::startingSignInsItself);
    eventually("all sign in", () -> allSignIn(company));

    TestDatabase.endConnections();
    for (int i = 0; i < 3; i++) {
      assertThat(signInAll(company)).allMatch(answer -> Set.of(303, 503).contains(answer.status()));
    }

    eventually("all sign in again, without an operator", () -> allSignIn(company));
  }

  @Test
  void pagesWithTheWidgetReadThatTheyAreToComeBack() {
    String origin = "https://app.company.example";
    WidgetSite site = firstSuccess(() -> new WidgetSite(origin));
    String[] headers = {"Origin", origin, "Authorization", "Bearer " + site.token("ann")};
    eventually(
        "the token is good",
        () -> at(site.host()).get("/api/widget/v1/me", headers).status() == 200);

    TestDatabase.relay().cut();
    Answer answer = at(site.host()).get("/api/widget/v1/search?q=a", headers);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().path("reason").asText()).isEqualTo("unavailable");
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
  }

  @Test
  void nothingThatTheDatabaseDoesIsAnInternalError() throws Exception {
    Company company = firstSuccess(Company::startingSignInsItself);
    eventually("all sign in", () -> allSignIn(company));
    Http reader = company.browser();
    eventually(
        "a reader is signed in",
        () -> reader.get("/sso/jwt?jwt=" + company.token("ann")).status() == 303);
    eventually("an operator is signed in", () -> console().isPresent());
    ConsoleClient console = console().orElseThrow();
    List<Callable<Answer>> requests =
        List.of(
            () -> company.program().get("/sso/jwt?jwt=" + company.token("new" + UUID.randomUUID())),
            () -> company.program().get("/sso/jwt?jwt=" + company.token("ann")),
            () -> reader.get("/"),
            () -> reader.get("/search?q=" + UUID.randomUUID()),
            () -> reader.get("/v1/article"),
            () -> company.admin.get(company.site() + "/users"),
            () -> company.admin.get(company.site() + "/events"),
            () -> console.get("/console/people/users.xhtml?site=" + company.siteId),
            () -> console.get("/console/site/overview.xhtml?site=" + company.siteId));

    long lines = ServerLog.lines();
    Map<String, Integer> failures = new ConcurrentSkipListMap<>();
    AtomicInteger answered = new AtomicInteger();
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    try {
      List<Future<?>> loops = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        Callable<Answer> request = requests.get(i % requests.size());
        int number = i % requests.size();
        loops.add(
            threads.submit(
                () -> {
                  while (!over.get()) {
                    Answer answer = request.call();
                    answered.incrementAndGet();
                    if (answer.status() >= 500 && answer.status() != 503) {
                      failures.merge(number + ": " + answer, 1, Integer::sum);
                    }
                  }
                  return null;
                }));
      }
      for (int round = 0; round < FAULTS; round++) {
        answersPass(answered);
        TestDatabase.relay().cut();
        answersPass(answered);
        TestDatabase.relay().mend();
        answersPass(answered);
        TestDatabase.endConnections();
        answersPass(answered);
        TestDatabase.relay().hold();
        answersPass(answered);
        TestDatabase.relay().mend();
      }
      over.set(true);
      for (Future<?> loop : loops) {
        loop.get();
      }
    } finally {
      over.set(true);
      threads.shutdownNow();
    }
    assertThat(failures).isEmpty();
    // Each fault is written whole once, however many requests meet it.
    assertThat(ServerLog.lines() - lines).isLessThan(MOST_LINES);
  }

  private static Optional<ConsoleClient> console() {
    try {
      return Optional.of(ConsoleClient.of(ConsoleClient.Operator.first()));
    } catch (AssertionError tooSlow) {
      return Optional.empty();
    }
  }

  /** Waits until as many requests were answered as are under way at once. */
  private static void answersPass(AtomicInteger answered) {
    int enough = answered.get() + READERS;
    eventually(enough + " answers", () -> answered.get() >= enough);
  }

  private void outage(Company company, Runnable begin) {
    eventually("all sign in", () -> allSignIn(company));

    begin.run();
    for (Answer answer : signInAll(company)) {
      assertThat(answer.status()).as("%s", answer).isEqualTo(503);
      assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
      assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    TestDatabase.relay().mend();
    eventually("all sign in again, without an operator", () -> allSignIn(company));
  }

  /** More than once where a busy machine needs longer than the limit, as after an outage. */
  private static boolean allSignIn(Company company) {
    return signInAll(company).stream().allMatch(answer -> answer.status() == 303);
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
