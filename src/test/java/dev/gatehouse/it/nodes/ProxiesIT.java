package dev.gatehouse.it.nodes;

import static dev.gatehouse.it.support.http.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Tls;
import dev.gatehouse.it.support.node.Node;
import dev.gatehouse.it.support.node.Nodes;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import dev.gatehouse.it.support.proxy.SampleProxy;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.HelpDocs;
import dev.gatehouse.it.support.vendor.Speaker;
import dev.gatehouse.it.support.vendor.Vendor;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each proxy that {@code server-config} has a sample for, in front of the same two nodes. */
@Tag("nodes")
class ProxiesIT {
  @TempDir static Path folder;

  private static List<SampleProxy> proxies;
  private static Company withCustomDomain;

  static List<SampleProxy> proxies() {
    if (proxies == null) {
      proxies = SampleProxy.inFrontOf(folder, Nodes.first().port(), Nodes.second().port());
    }
    return proxies;
  }

  @AfterAll
  static void stop() {
    if (proxies != null) {
      proxies.forEach(SampleProxy::stop);
    }
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void readersSignInByEachProtocol(SampleProxy proxy) {
    for (Vendor vendor : Vendor.ALL) {
      Speaker speaker = vendor.founded();
      Http browser = proxy.on(speaker.browser());

      Answer landed = speaker.comeBack(browser, speaker.sentAway(browser, "/docs"), "ann");

      assertThat(landed.status()).as("%s: %s", vendor, landed).isEqualTo(303);
      assertThat(speaker.isIn(browser)).as(vendor.name()).isTrue();
    }
  }

  /** A sign-in whose answer has the longest head that Gatehouse makes, at a custom domain. */
  @ParameterizedTest
  @MethodSource("proxies")
  void longestTokenSignsIn(SampleProxy proxy) {
    Company company = withCustomDomain();
    String token =
        HelpDocs.token(
            company,
            Map.of("user_data", "{\"x\":\"" + "x".repeat(3800) + "\"}", "y", "y".repeat(2050)));
    assertThat(token.length()).isBetween(7_900, 8_192);
    String page = "/docs?page=" + "p".repeat(3_900);
    Http browser = proxy.on(new Http(SampleProxy.CUSTOM_DOMAIN).keepingCookies());

    Answer landed = browser.get("/jwt/cookie?token=" + token + "&forward=" + Http.encoded(page));

    assertThat(landed.status()).as("%s", landed).isEqualTo(303);
    assertThat(landed.location()).isEqualTo(page);
    assertThat(browser.get(page).status()).isEqualTo(200);
    assertThat(proxy.logged()).contains("/jwt/cookie").doesNotContain(token.substring(0, 60));
  }

  /** Framed by other pages: its cookies are set twice. */
  private static Company withCustomDomain() {
    if (withCustomDomain == null) {
      withCustomDomain =
          Company.with(
              Map.of(
                  "customDomains", List.of(SampleProxy.CUSTOM_DOMAIN),
                  "frameAncestors", List.of("https://app.example")),
              Map.of("protocol", "helpdocs", "name", "JWT"));
    }
    return withCustomDomain;
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void plainHttpIsSentToHttps(SampleProxy proxy) {
    Answer answer = proxy.withoutTls(new Http("any.localhost")).get("/docs/a%20b?c=d%20e");

    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.location()).matches("https://any\\.localhost(:\\d+)?/docs/a%20b\\?c=d%20e");
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void whatCallersSayOfThemselvesDoesNotCount(SampleProxy proxy) {
    Company company = Company.founded();
    Company other = Company.founded();

    Answer answer =
        proxy
            .on(company.browser())
            .get(
                "/sso/jwt?jwt=a.b.c",
                "X-Forwarded-For",
                "203.0.113.9",
                "X-Forwarded-Host",
                other.host(),
                "X-Forwarded-Proto",
                "http",
                "Forwarded",
                "for=203.0.113.9;host=" + other.host() + ";proto=http",
                "traceparent",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    assertThat(answer.header("Strict-Transport-Security")).isNotNull();
    assertThat(other.events("")).isEmpty();
    // Each node writes refusals after it has answered.
    eventually("the event is there", () -> !company.events("").isEmpty());
    JsonNode event = company.events("").get(0);
    assertThat(event.path("address").asText()).isEqualTo("127.0.0.1");
    assertThat(event.path("traceId").asText()).isEqualTo(answer.header("X-Request-Id")).hasSize(12);
    assertThat(proxy.logged()).contains(answer.header("X-Request-Id"));
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void whatIsForTheNodesOwnNetworkStaysThere(SampleProxy proxy) {
    Http base = proxy.on(new Http("localhost"));
    for (String path :
        List.of(
            "/health/ready",
            "/health/node",
            "/health",
            "/metrics",
            "//metrics",
            "/%6Detrics",
            "/metrics;x")) {
      Answer answer = base.get(path);
      assertThat(answer.status()).as(path).isIn(400, 404);
      assertThat(answer.header("X-Request-Id")).as("%s reached a node", path).isNull();
    }
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void pagesAreNotCompressedButStylesAre(SampleProxy proxy) throws Exception {
    Http site = proxy.on(new Http("localhost"));

    assertThat(
            site.get("/console/login.xhtml", "Accept-Encoding", "gzip").header("Content-Encoding"))
        .isNull();
    assertThat(site.get("/assets/site.css", "Accept-Encoding", "gzip").header("Content-Encoding"))
        .isEqualTo("gzip");
    assertThat(Tls.protocolOf(proxy.tlsPort())).isEqualTo("h2");
  }

  @ParameterizedTest
  @MethodSource("proxies")
  void operatorsSignInToTheConsole(SampleProxy proxy) {
    Operator operator = Operator.first();
    Http console = proxy.on(new Http("localhost").keepingCookies());

    Answer form = console.get(ConsoleClient.LOGIN);
    Answer signedIn =
        console.form(
            ConsoleClient.LOGIN,
            ConsoleClient.signInForm(form, operator.email(), operator.password()));

    assertThat(signedIn.status()).as("%s", signedIn).isEqualTo(303);
    for (int i = 0; i < 4; i++) {
      assertThat(console.get("/console/").status()).isEqualTo(200);
    }
  }

  /** One death and one start for all proxies at once. */
  @Test
  @Tag("once")
  void readersNoticeNothingWhileANodeDiesAndBoots() throws Exception {
    List<Reading> readings = new ArrayList<>();
    for (SampleProxy proxy : proxies()) {
      Company company = Company.startingSignInsItself();
      Http reader = proxy.on(company.browser());
      reader.get("/sso/jwt?jwt=" + company.token("ann"));
      readings.add(new Reading(proxy, reader));
    }
    Node second = Nodes.second();
    try {
      readings.forEach(Thread::start);
      awaitMore(readings, 10);
      second.kill();
      awaitMore(readings, 20);
      second.start();
      awaitMore(readings, 20);
    } finally {
      readings.forEach(reading -> reading.goesOn = false);
      for (Reading reading : readings) {
        reading.join();
      }
      Nodes.second();
    }
    for (Reading reading : readings) {
      // Apache does not ask another node when one dies while it answers.
      int most = reading.getName().equals("apache2") ? 1 : 0;
      assertThat(reading.failed).as(reading.getName()).hasSizeLessThanOrEqualTo(most);
    }
  }

  private static void awaitMore(List<Reading> readings, int pages) {
    for (Reading reading : readings) {
      int sofar = reading.read.get();
      eventually(reading.getName() + " answers", () -> reading.read.get() >= sofar + pages);
    }
  }

  /** Somebody who reads one page after the other. */
  private static final class Reading extends Thread {
    private static final long PAUSE_MILLIS = 50;

    private final Http reader;
    private final AtomicInteger read = new AtomicInteger();
    private final List<String> failed = new CopyOnWriteArrayList<>();
    private volatile boolean goesOn = true;

    Reading(SampleProxy proxy, Http reader) {
      super(proxy.toString());
      this.reader = reader;
    }

    @Override
    public void run() {
      while (goesOn) {
        try {
          Answer answer = reader.get("/docs");
          if (answer.status() != 200) {
            failed.add(answer.toString());
          }
          Thread.sleep(PAUSE_MILLIS);
        } catch (UncheckedIOException | InterruptedException e) {
          failed.add(e.toString());
        }
        read.incrementAndGet();
      }
    }
  }
}
