package dev.gatehouse.it.operations;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static dev.gatehouse.it.support.http.Eventually.firstSuccess;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Document;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Scrape;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.Promtool;
import dev.gatehouse.it.support.server.TestDatabase;
import dev.gatehouse.it.support.site.Company;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@Tag("server")
class MetricsIT extends GatehouseIT {
  private static final String TOKEN = "Bearer " + System.getenv("GATEHOUSE_METRICS_TOKEN");
  private static final boolean ON_PAYARA = "payara".equals(System.getProperty("arquillian.launch"));
  private static final Set<String> OF_WILDFLY =
      Set.of("gatehouse_pool_connections_in_use", "gatehouse_pool_connections_max");
  private static final Pattern NAME = Pattern.compile("\\b(?:gatehouse|jvm|process)_[a-z0-9_]+");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `((?:gatehouse|jvm|process)_\\w+)` \\|");

  @AfterEach
  void mendDatabase() {
    if (TestDatabase.isPostgres()) {
      TestDatabase.relay().mend();
    }
  }

  /** By then there is a sign-in, one that a report-only rule judged, a refusal, and a logout. */
  private static Scrape inUse() {
    Company company = firstSuccess(Company::startingSignInsItself);
    signIn(company);
    eventually(
        "sites are told by their names",
        () -> {
          Scrape scrape = Scrape.now();
          return scrape.metrics().contains("gatehouse_sign_ins_total")
              && scrape.metrics().contains("gatehouse_sign_in_refusals_total")
              && scrape.metrics().contains("gatehouse_sign_ins_would_refuse_total")
              && scrape.metrics().contains("gatehouse_backend_clock_checks_total")
              && scrape.metrics().contains("gatehouse_backend_logouts_total")
              && scrape.value("gatehouse_sites") > 0;
        });
    return Scrape.now();
  }

  private static void signIn(Company company) {
    Map<String, Object> rule = Map.of("audience", "helpdesk");
    Answer reporting = company.admin.put(company.connection() + "/report-only", rule);
    assertThat(reporting.status()).isEqualTo(200);
    String token = company.token("ann");
    assertThat(company.program().get("/sso/jwt?jwt=" + token).status()).isEqualTo(303);
    assertThat(company.program().get("/sso/jwt?jwt=" + token + "x").status()).isNotEqualTo(303);
    assertThat(company.program().form("/sso/logout", Map.of("logout_token", token)).status())
        .isEqualTo(400);
  }

  @Test
  void handbookListsEveryMetricAndNoOther() {
    Set<String> live = inUse().metrics();
    Set<String> listed =
        ROW.matcher(Document.handbook("monitoring").text())
            .results()
            .map((MatchResult found) -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(here(live)).containsAll(listed);
    assertThat(listed)
        .containsAll(live.stream().filter(name -> name.startsWith("gatehouse_")).toList());
  }

  @Test
  void prometheusFindsNothingWrong() {
    Promtool.Judgement metrics = Promtool.run(inUse().text(), "check", "metrics");
    assertThat(metrics.exitCode()).as(metrics.said()).isZero();
    Promtool.Judgement rules = Promtool.run("", "check", "rules", "gatehouse.rules.yml");
    assertThat(rules.exitCode()).as(rules.said()).isZero();
    Promtool.Judgement tests = Promtool.run("", "test", "rules", "gatehouse.test.yml");
    assertThat(tests.exitCode()).as(tests.said()).isZero();
    Promtool.Judgement sample =
        Promtool.run("", "check", "config", "--syntax-only", "prometheus.yml");
    assertThat(sample.exitCode()).as(sample.said()).isZero();
  }

  @Test
  void rulesAndBoardUseMetricsThatThereAre() throws IOException {
    Set<String> live = here(inUse().samples());

    assertThat(names("server-config/prometheus/gatehouse.rules.yml"))
        .hasSizeGreaterThan(10)
        .isSubsetOf(live);
    assertThat(names("server-config/grafana/gatehouse.json"))
        .hasSizeGreaterThan(20)
        .isSubsetOf(live);
  }

  /** With those that only the other server has. */
  private static Set<String> here(Set<String> live) {
    Set<String> all = new TreeSet<>(live);
    if (ON_PAYARA) {
      all.addAll(OF_WILDFLY);
    }
    return all;
  }

  private static Set<String> names(String file) throws IOException {
    return NAME.matcher(Files.readString(Path.of(file)))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void signInsAndRefusalsAreCounted() {
    Company company = firstSuccess(Company::startingSignInsItself);
    Scrape before = Scrape.now();

    signIn(company);

    eventually(
        "both are counted",
        () -> {
          Scrape now = Scrape.now();
          return signIns(now) > signIns(before) && refusals(now) > refusals(before);
        });
  }

  private static double signIns(Scrape scrape) {
    return scrape.sum(
        "gatehouse_sign_ins_total", labels -> labels.contains("protocol=\"helpcenter\""));
  }

  private static double refusals(Scrape scrape) {
    return scrape.sum(
        "gatehouse_sign_in_refusals_total",
        labels -> labels.contains("reason=\"jwt_invalid_signature\""));
  }

  @Test
  void purgeIsToldAndSoIsReadiness() {
    eventually(
        "the last purge",
        () -> Scrape.now().value("gatehouse_last_purge_timestamp_seconds") > 1_000_000_000);
    eventually("it is ready", () -> Scrape.now().value("gatehouse_ready") == 1);
  }

  @Test
  void poolTellsHowFullItIs() {
    if (ON_PAYARA) {
      assertThat(Scrape.now().metrics()).doesNotContainAnyElementsOf(OF_WILDFLY);
      return;
    }
    assertThat(Scrape.now().value("gatehouse_pool_connections_max")).isEqualTo(30);
    eventually(
        "every connection is back",
        () -> Scrape.now().value("gatehouse_pool_connections_in_use") == 0);
  }

  @Test
  void withTheTokenAnybodyReadsThemAtAnyHost() {
    Answer answer =
        at("whatever.example")
            .get("/metrics", "Authorization", TOKEN, "X-Forwarded-For", "203.0.113.7");

    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/plain;").contains("version=0.0.4");
    assertThat(at("localhost").head("/metrics").status()).isEqualTo(200);
  }

  @Test
  void forOthersThereIsNoSuchPage() {
    Company company = firstSuccess(Company::founded);
    String[] wrong = {"X-Forwarded-For", "203.0.113.7", "Authorization", TOKEN + "x"};

    assertThat(at("localhost").get("/metrics", "X-Forwarded-For", "203.0.113.7").status())
        .isEqualTo(404);
    for (String host : new String[] {"localhost", company.host(), "whatever.example"}) {
      Answer metrics = at(host).get("/metrics", wrong);
      Answer nothing = at(host).get("/nothing-there", wrong);
      assertThat(metrics.status()).as(host).isEqualTo(nothing.status());
      assertThat(metrics.body()).doesNotContain("gatehouse_");
    }
    for (String below : new String[] {"/metrics/base", "/metrics/vendor", "/metrics/"}) {
      assertThat(at("localhost").get(below, wrong).status()).as(below).isEqualTo(404);
    }
    assertThat(at("localhost").post("/metrics", "", "Authorization", TOKEN).status())
        .isEqualTo(404);
  }

  @Test
  @Tag("outage")
  @Tag("once")
  void theyAreToldWhileTheDatabaseIsGone() {
    // Told every twenty seconds: whoever sees an earlier outage end need not wait for that of this.
    boolean sawEnd = Scrape.now().value("gatehouse_ready") == 0;
    eventually("it answers", MetricsIT::isReady);

    TestDatabase.relay().cut();

    eventually("it is told", () -> Scrape.now().value("gatehouse_database_up") == 0);
    assertThat(Scrape.now().value("gatehouse_ready")).isZero();
    TestDatabase.relay().mend();
    if (!sawEnd) {
      eventually("it is back", MetricsIT::isReady);
    }
  }

  private static boolean isReady() {
    Scrape scrape = Scrape.now();
    return scrape.value("gatehouse_ready") == 1 && scrape.value("gatehouse_database_up") == 1;
  }
}
