package dev.gatehouse.it.protocol.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.vendor.CodeBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "How JWT authentication works", by the browser. */
@Tag("server")
class Document360IT extends GatehouseIT {
  private static final int COPIES = 20;
  private final CodeBackend backend = CodeBackend.founded();
  private final Company company = backend.company;

  private static String callback(String code) {
    return "/jwt/authorize?code=" + code;
  }

  private void refused(Answer page, String reason) {
    assertThat(page.status()).as("%s", page).isEqualTo(403);
    assertThat(page.body()).contains("not authorized", "invalid authentication code");
    assertThat(page.header("Cache-Control")).contains("no-store");
    JsonNode event = company.events("event=sso.document360.code_rejected").get(0);
    assertThat(event.path("reason").asText()).isEqualTo(reason);
    assertThat(page.body()).contains(event.path("traceId").asText(), "/login?forward=");
  }

  @Test
  void sendsToTheSignInUrlWithThePageAndRemembersIt() {
    Http browser = company.browser();

    Answer challenge = browser.get("/search?q=refunds&x=1");

    assertThat(challenge.status()).isEqualTo(302);
    assertThat(challenge.location())
        .isEqualTo(company.loginUrl + "&redirectPath=%2Fsearch%3Fq%3Drefunds%26x%3D1");
    Answer back = backend.signIn(browser, "ann");
    assertThat(back.status()).as("%s", back).isEqualTo(303);
    assertThat(back.location()).isEqualTo("/search?q=refunds&x=1");
    assertThat(browser.get("/docs").body()).contains("Name of ann");
    assertThat(backend.signIn(browser, "ann").location()).as("forgotten by now").isEqualTo("/");
    JsonNode user = company.users("").get(0);
    assertThat(user.path("email").asText()).isEqualTo("ann@company.example");
    assertThat(user.path("externalId").asText("")).isIn("", "null");
    assertThat(company.events("event=sso.document360.accepted").get(0).path("userId"))
        .isEqualTo(user.path("id"));
  }

  @Test
  void redirectUrlWinsOverTheRememberedPage() {
    Http browser = company.browser();
    browser.get("/docs");

    Answer answer =
        browser.get(callback(backend.code("ann")) + "&redirectUrl=%2Fsearch%3Fq%3Da%26b");

    assertThat(answer.location()).isEqualTo("/search?q=a&b");
  }

  @Test
  void eachOfSeveralPagesIsComeBackToWithoutARedirectUrl() {
    Http browser = company.browser();
    browser.get("/article/1-x");
    browser.get("/article/2-y");
    browser.get("/site.webmanifest", "Accept", "*/*");

    assertThat(
            List.of(
                backend.signIn(browser, "ann").location(),
                backend.signIn(browser, "ann").location(),
                backend.signIn(browser, "ann").location()))
        .containsExactly("/article/2-y", "/article/1-x", "/");
  }

  @Test
  void tabsWithTheSamePageComeBackToItWithoutARedirectUrl() {
    Http browser = company.browser();
    browser.get("/article/1-x");
    browser.get("/docs");
    browser.get("/article/1-x");

    assertThat(
            List.of(
                backend.signIn(browser, "ann").location(),
                backend.signIn(browser, "ann").location(),
                backend.signIn(browser, "ann").location()))
        .containsExactlyInAnyOrder("/article/1-x", "/docs", "/article/1-x");
    assertThat(backend.signIn(browser, "ann").location()).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/jwt/Authorize?", "/jwt/authorize/x?", "/article/1-x?a=b&"})
  void codeAtAnotherAddressNeverLeavesTheSite(String address) {
    Http browser = company.browser();
    String code = backend.code("ann");

    Answer challenge = browser.get(address + "code=" + code + "&code=short");

    assertThat(challenge.status()).isEqualTo(302);
    String page = address + "code=short";
    assertThat(challenge.location())
        .isEqualTo(company.loginUrl + "&redirectPath=" + Http.encoded(page))
        .doesNotContain(code);
    assertThat(backend.signIn(browser, "ann").location()).isEqualTo(page);
    assertThat(company.browser().get(callback(code)).status()).as("still good").isEqualTo(303);
  }

  @Test
  void landsOnDocsWhereHomeIsNotPublished() {
    company.change(company.site(), Map.of("homePublished", false));

    assertThat(backend.signIn(company.browser(), "ann").location()).isEqualTo("/docs");
    assertThat(
            company
                .browser()
                .get(callback(backend.code("ann")) + "&redirectUrl=//evil.example")
                .location())
        .isEqualTo("/docs");
  }

  @Test
  void neverLeadsToAnotherSite() throws IOException {
    List<String> payloads =
        new ArrayList<>(List.of("https://evil.example", "//evil.example", "/\\evil.example"));
    Path list = Path.of("..", "shared", "vectors", "openredirect", "patt-payloads.txt");
    if (Files.exists(list)) {
      payloads.addAll(Files.readAllLines(list).stream().limit(60).toList());
    }
    Http browser = company.browser();
    for (String payload : payloads) {
      browser.get("/docs");
      Answer answer =
          browser.get(callback(backend.code("ann")) + "&redirectUrl=" + Http.encoded(payload));

      assertThat(answer.status()).as(payload).isEqualTo(303);
      assertThat(answer.location()).as(payload).matches("/(?![/\\\\]).*|/");
    }
    assertThat(backend.signIn(browser, "ann").location()).isEqualTo("/");
  }

  @Test
  void takesTheCodeInAForm() {
    Map<String, String> form = Map.of("code", backend.code("ann"), "redirectUrl", "/docs");

    Answer answer = company.browser().form("/jwt/authorize", form);

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.location()).isEqualTo("/docs");
  }

  @ParameterizedTest
  @CsvSource({
    "null, 15",
    "5, 5",
    "4, 5",
    "-1, 5",
    "0, 5",
    "15.0, 15",
    "1.5e1, 15",
    "1440, 1440",
    "1441, 1440",
    "1e300, 1440",
    "99999999999999999999, 1440"
  })
  void clampsTheValidity(String given, int minutes) {
    String user = CodeBackend.text(CodeBackend.user("ann"));
    String body = user.replace("}", ",\"tokenValidity\":" + given + "}");
    String code = backend.ask(body).json().path("code").asText();

    company.browser().get(callback(code));

    JsonNode session = company.sessions().get(0);
    Instant begun = Instant.parse(session.path("createdAt").asText());
    assertThat(Duration.between(begun, Instant.parse(session.path("expiresAt").asText())))
        .isEqualTo(Duration.ofMinutes(minutes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"15.5", "\"15\"", "true", "[15]", "{}", "1e-5"})
  void refusesValidityThatIsNoWholeNumber(String given) {
    String user = CodeBackend.text(CodeBackend.user("ann"));

    Problems.invalid(
        backend.ask(user.replace("}", ",\"tokenValidity\":" + given + "}")), "tokenValidity");
  }

  @Test
  void opensWhatTheGroupsMaySee() {
    Content content = new Content(company);
    List<String> group = content.group();
    String article = content.article(Map.of("title", "Inside", "body", "x", "groups", group));
    Map<String, Object> member = CodeBackend.user("ann");
    member.put("readerGroupIds", List.of(group.get(0), "unknown"));
    Http inside = company.browser();
    inside.get(callback(backend.code(member)));
    Http outside = company.browser();
    backend.signIn(outside, "bob");

    assertThat(inside.get(article).status()).isEqualTo(200);
    assertThat(outside.get(article).status()).isEqualTo(404);
  }

  @Test
  void secondUseIsRefusedAndEndsTheSessionOfTheFirst() {
    String code = backend.code("ann");
    Http browser = company.browser();
    assertThat(browser.get(callback(code)).status()).isEqualTo(303);
    assertThat(browser.get("/docs").status()).isEqualTo(200);

    refused(company.browser().get(callback(code)), "jwt_replayed");

    assertThat(browser.get("/docs").status()).isEqualTo(302);
    assertThat(company.sessions()).isEmpty();
    assertThat(backend.signIn(browser, "ann").status()).as("a new code").isEqualTo(303);
  }

  @Test
  void ofManySimultaneousUsesExactlyOneSignsIn() throws Exception {
    backend.signIn(company.browser(), "ann");
    String code = backend.code("ann");
    CyclicBarrier start = new CyclicBarrier(COPIES);
    ExecutorService threads = Executors.newFixedThreadPool(COPIES);
    List<Future<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < COPIES; i++) {
      boolean exchange = i % 4 == 3;
      answers.add(
          threads.submit(
              () -> {
                start.await();
                return exchange ? backend.exchange(code) : company.program().get(callback(code));
              }));
    }
    int accepted = 0;
    for (Future<Answer> answer : answers) {
      assertThat(answer.get().status()).isIn(200, 303, 400, 403);
      accepted += answer.get().status() < 400 ? 1 : 0;
    }
    threads.shutdown();

    assertThat(accepted).isEqualTo(1);
    assertThat(company.events("reason=jwt_replayed&limit=100")).hasSize(COPIES - 1);
    assertThat(company.sessions()).as("only that of before").hasSize(1);
  }

  @Test
  void refusesCodesOfNobodyAndOfOthers() {
    refused(company.browser().get("/jwt/authorize"), "jwt_invalid_signature");
    refused(company.browser().get(callback("")), "jwt_invalid_signature");
    refused(company.browser().get(callback("no-such-code")), "jwt_invalid_signature");
    refused(company.browser().get(callback("x".repeat(5000))), "jwt_invalid_signature");
    refused(company.browser().get(callback("%00%0d%0a")), "jwt_invalid_signature");
    refused(
        company.browser().get(callback(CodeBackend.founded().code("ann"))),
        "jwt_invalid_signature");
    assertThat(company.sessions()).isEmpty();
  }

  @Test
  void codeFindsItsConnectionAmongSeveral() {
    Map<String, Object> second =
        Map.of("protocol", "document360", "name", "Second", "loginUrl", "https://b.example/");
    JsonNode made = Company.created(admin.post(company.site() + "/connections", second));
    String path = company.site() + "/connections/" + made.path("id").asLong();
    String secret = Company.created(admin.post(path + "/keys", Map.of())).path("secret").asText();
    String body = CodeBackend.text(CodeBackend.user("bob"));
    String code =
        company
            .program()
            .json(
                "POST",
                CodeBackend.GENERATE,
                body,
                CodeBackend.basic(made.path("clientId").asText(), secret))
            .json()
            .path("code")
            .asText();

    assertThat(backend.exchange(code).status()).as("not for the first").isEqualTo(400);
    assertThat(company.browser().get(callback(code)).status()).isEqualTo(303);
    assertThat(company.sessions().get(0).path("connectionId")).isEqualTo(made.path("id"));
    assertThat(backend.signIn(company.browser(), "ann").status()).isEqualTo(303);
  }

  @Test
  void switchedOffOrDeletedConnectionSignsNobodyInAndItsSessionsEnd() {
    Http browser = company.browser();
    backend.signIn(browser, "ann");
    String code = backend.code("bob");
    company.switchConnection(false);

    refused(company.browser().get(callback(code)), "sso_not_configured");
    assertThat(browser.get("/docs").status()).isEqualTo(401);
    company.switchConnection(true);
    assertThat(browser.get("/docs").status()).isEqualTo(200);
    admin.delete(company.connection());
    assertThat(browser.get("/docs").status()).isEqualTo(401);
    refused(company.browser().get(callback(code)), "sso_not_configured");
  }
}
