package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Eventually;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerClock;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Receiver;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("database")
@Tag("server")
class WebhooksIT extends GatehouseIT {
  private final Company company = Company.startingSignInsItself();
  private final String hooks = company.site() + "/webhooks";
  private final Receiver receiver = new Receiver();

  @RegisterExtension private final ServerClock clock = new ServerClock();

  /** Where the clock stands once a test has stopped it. */
  private Instant stopped;

  private static void eventually(Runnable check) {
    Eventually.firstSuccess(
        () -> {
          check.run();
          return true;
        });
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private JsonNode make(Map<String, Object> settings) {
    Answer made = admin.post(hooks, settings);
    assertThat(made.status()).as("%s", made).isEqualTo(201);
    return made.json();
  }

  private JsonNode makeForEvents() {
    return make(Map.of("name", "SIEM", "url", receiver.url(), "alerts", false, "events", true));
  }

  private List<String> deliveredTraces() {
    return receiver.accepted().stream()
        .flatMap(one -> StreamSupport.stream(one.json().at("/data/items").spliterator(), false))
        .map(event -> event.path("traceId").asText())
        .distinct()
        .toList();
  }

  private List<String> traces() {
    List<String> newestFirst =
        admin
            .get(company.site() + "/events?limit=500")
            .json()
            .path("items")
            .findValuesAsText("traceId");
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  private int failures(long id) {
    return admin.get(hooks + "/" + id).json().path("failures").asInt();
  }

  /** Stops the clock after the pause that follows the failures so far, and perhaps one more. */
  private void passPause(long id) {
    long pause = 5L << failures(id);
    stopped = (stopped == null ? Instant.now() : stopped).plusSeconds(pause + 1);
    clock.stopAt(stopped);
  }

  private void signInAndRefuse(String reader) {
    company.signIn(company.browser(), reader);
    company.program().get("/sso/jwt?jwt=nonsense");
  }

  @Test
  void deliversSignedEventsInOrder() {
    String secret = makeForEvents().path("secret").asText();
    company.signIn(company.browser(), "ann");
    company.signIn(company.browser(), "ben");

    eventually(() -> assertThat(deliveredTraces()).isEqualTo(traces()));

    Receiver.Received first = receiver.accepted().get(0);
    assertThat(first.isSignedWith(secret)).isTrue();
    assertThat(first.id()).startsWith("msg_");
    assertThat(first.json().path("type").asText()).isEqualTo("events");
    assertThat(first.json().at("/data/items/0/site").asLong()).isEqualTo(company.siteId);
    assertThat(first.isSignedWith(secret.replaceFirst("whsec_.", "whsec_A"))).isFalse();
  }

  @Test
  void losesNothingWhileTheReceiverIsDown() {
    long id = makeForEvents().path("id").asLong();
    receiver.goDown();
    signInAndRefuse("ann");
    eventually(() -> assertThat(failures(id)).isPositive());
    assertThat(admin.get(hooks + "/" + id).json().path("lastAnswer").asText())
        .isEqualTo("the connection was refused");
    signInAndRefuse("ben");

    receiver.answers(503);
    receiver.comeBack();
    passPause(id);
    eventually(() -> assertThat(receiver.refused()).isNotEmpty());
    eventually(
        () ->
            assertThat(admin.get(hooks + "/" + id).json().path("lastAnswer").asText())
                .contains("503"));
    receiver.answers(200);
    passPause(id);

    eventually(() -> assertThat(deliveredTraces()).containsExactlyInAnyOrderElementsOf(traces()));
    JsonNode hook = admin.get(hooks + "/" + id).json();
    assertThat(hook.path("failures").asInt()).isZero();
    assertThat(hook.path("failingSince").isNull()).isTrue();
    assertThat(receiver.accepted().get(0).id()).isEqualTo(receiver.refused().get(0).id());
  }

  @Test
  void deliversAuditEntriesOfTheSiteOnly() {
    make(Map.of("name", "Audit", "url", receiver.url(), "alerts", false, "audit", true));
    Company.startingSignInsItself();
    admin.post(company.site() + "/groups", Map.of("name", "Staff"));

    eventually(
        () ->
            assertThat(receiver.accepted())
                .flatExtracting(one -> one.json().at("/data/items").findValuesAsText("event"))
                .contains("group.created"));
    assertThat(receiver.accepted())
        .flatExtracting(one -> one.json().at("/data/items").findValuesAsText("site"))
        .containsOnly(String.valueOf(company.siteId));
    assertThat(receiver.accepted())
        .allSatisfy(one -> assertThat(new String(one.body())).doesNotContain("whsec_"));
  }

  @Test
  void testTellsTheAnswerAndFollowsNoRedirect() {
    JsonNode made = makeForEvents();
    String test = hooks + "/" + made.path("id").asLong() + "/test";

    JsonNode accepted = admin.post(test, "").json();
    receiver.answers(302);
    JsonNode refused = admin.post(test, "").json();

    assertThat(accepted.path("accepted").asBoolean()).isTrue();
    assertThat(receiver.accepted().get(0).json().path("type").asText()).isEqualTo("test");
    assertThat(receiver.accepted().get(0).isSignedWith(made.path("secret").asText())).isTrue();
    assertThat(refused.path("accepted").asBoolean()).isFalse();
    assertThat(refused.path("status").asInt()).isEqualTo(302);
    assertThat(refused.path("excerpt").asText()).isEqualTo("b status b is here");
    assertThat(receiver.refused()).hasSize(1);
  }

  @Test
  void rotatesTheSecretWithOverlap() {
    JsonNode made = makeForEvents();
    String hook = hooks + "/" + made.path("id").asLong();
    Answer rotated = admin.post(hook + "/secret", "{}");
    assertThat(rotated.status()).isEqualTo(201);
    String fresh = rotated.json().path("secret").asText();

    admin.post(hook + "/test", "");
    Receiver.Received both = receiver.accepted().get(0);
    assertThat(both.isSignedWith(fresh)).isTrue();
    assertThat(both.isSignedWith(made.path("secret").asText())).isTrue();

    String last =
        admin
            .post(hook + "/secret", Map.of("retirePreviousAfterSeconds", 0))
            .json()
            .path("secret")
            .asText();
    admin.post(hook + "/test", "");
    Receiver.Received one = receiver.accepted().get(1);
    assertThat(one.isSignedWith(last)).isTrue();
    assertThat(one.isSignedWith(fresh)).isFalse();
  }

  @Test
  void keepsToTheHouseRules() {
    JsonNode made = makeForEvents();
    String hook = hooks + "/" + made.path("id").asLong();
    Answer read = admin.get(hook);

    assertThat(read.body()).doesNotContain("secret\"", "whsec_");
    Problems.invalid(
        admin.post(hooks, Map.of("url", "https://169.254.169.254/x", "events", "yes", "x", 1)),
        "name",
        "url",
        "events",
        "x");
    Map<String, Object> settings = Map.of("name", "Renamed", "url", receiver.url());
    assertThat(admin.put(hook, settings, "If-Match", read.header("ETag")).status()).isEqualTo(200);
    assertThat(admin.put(hook, settings, "If-Match", read.header("ETag")).status()).isEqualTo(412);
    assertThat(admin.get(hook).json().path("events").asBoolean()).isFalse();
    assertThat(
            admin
                .get(
                    Company.startingSignInsItself().site()
                        + hook.substring(hook.indexOf("/webhooks")))
                .status())
        .isEqualTo(404);
    assertThat(admin.get("/webhooks/" + made.path("id").asLong()).status()).isEqualTo(404);
    assertThat(admin.delete(hook).status()).isEqualTo(204);
    assertThat(admin.get(hook).status()).isEqualTo(404);
    assertThat(
            admin
                .get("/audit?site=" + company.subdomain)
                .json()
                .path("items")
                .findValuesAsText("event"))
        .startsWith("webhook.deleted", "webhook.updated", "webhook.created");
  }

  @Test
  void endsWithItsSite() {
    makeForEvents();

    assertThat(admin.delete(company.site()).status()).isEqualTo(204);
    assertThat(admin.get(hooks).status()).isEqualTo(404);
  }
}
