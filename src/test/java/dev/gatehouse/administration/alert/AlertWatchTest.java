package dev.gatehouse.administration.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertWatchTest {
  private static final Instant START = Instant.parse("2030-01-01T10:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final MemoryDatabase memory = new MemoryDatabase("alerts");
  private final Rows rows = new Rows(memory);
  private final SettableClock clock = new SettableClock(START);
  private final AlertWatch watch = WiredAlerts.on(memory, clock);
  private long lastId = 1000;

  @BeforeEach
  void fill() {
    memory.write(
        () -> {
          rows.tenant(1, "acme", "Acme");
          rows.tenant(2, "zebra", "Zebra");
          hook(10, null);
          hook(11, 1L);
        });
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private void hook(long id, Long tenant) {
    rows.sql(
        "insert into webhook (id, tenant_id, name, url, enabled, alerts, events, audit,"
            + " sealed_secret, created_at, version) values (%d, %s, 'ops', 'https://x.example',"
            + " true, true, false, false, '', timestamp with time zone '2030-01-01 00:00:00+00',"
            + " 1)",
        id, tenant);
    rows.sql(
        "insert into webhook_progress (webhook_id, events_after, audit_after, next_at, failures)"
            + " values (%d, 's0', 's0', timestamp with time zone '2030-01-01 00:00:00+00', 0)",
        id);
  }

  private void rule(long id, Long tenant, String kind, Integer threshold) {
    memory.write(
        () ->
            rows.sql(
                "insert into alert_rule (id, tenant_id, name, kind, enabled, threshold,"
                    + " window_minutes, minimum, quiet_minutes, emails, created_at, version)"
                    + " values (%d, %s, 'Rule', '%s', true, %s, 15, 5, 60, '',"
                    + " timestamp with time zone '2030-01-01 00:00:00+00', 1)",
                id, tenant, kind, threshold));
  }

  private void signIns(long tenant, int accepted, int refused) {
    memory.write(
        () -> {
          for (int i = 0; i < accepted; i++) {
            rows.event(lastId++, tenant, clock.instant().toString(), "sso.helpsite.accepted", null);
          }
          for (int i = 0; i < refused; i++) {
            rows.event(
                lastId++,
                tenant,
                clock.instant().toString(),
                "sso.helpsite.rejected",
                "jwt_expired");
          }
        });
  }

  private void evaluate() {
    memory.write(watch::evaluate);
  }

  private List<JsonNode> messages(long hook) {
    return memory.ask(
        () ->
            memory
                .entities()
                .createQuery(
                    "select m.body from AlertMessage m where m.webhookId = :hook order by m.id",
                    String.class)
                .setParameter("hook", hook)
                .getResultStream()
                .map(AlertWatchTest::json)
                .toList());
  }

  private static JsonNode json(String body) {
    try {
      return new ObjectMapper().readTree(body);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> types(long hook) {
    return messages(hook).stream().map(one -> one.path("type").asText()).toList();
  }

  @Test
  void sendsOnceWhenItFiresAndOnceWhenItIsResolved() {
    rule(1, 1L, "REFUSAL_SHARE", 50);
    signIns(1, 4, 5);

    evaluate();
    clock.advance(MINUTE);
    evaluate();

    assertThat(types(11)).containsExactly("alert.firing");
    assertThat(messages(11).get(0).at("/data/detail").asText())
        .isEqualTo("Acme (acme): 5 of 9 sign-ins in 15 minutes were refused");
    assertThat(messages(11).get(0).at("/data/link").asText())
        .isEqualTo("https://help.example/console/log/events.xhtml?site=1");
    clock.advance(Duration.ofMinutes(20));
    evaluate();
    evaluate();
    assertThat(types(11)).containsExactly("alert.firing", "alert.resolved");
    assertThat(types(10)).isEmpty();
  }

  @Test
  void repeatsAfterTheQuietTime() {
    rule(1, 1L, "NO_SIGN_IN", 1);
    signIns(1, 1, 0);
    evaluate();
    assertThat(types(11)).isEmpty();

    clock.advance(Duration.ofMinutes(61));
    evaluate();
    clock.advance(Duration.ofMinutes(59));
    evaluate();
    assertThat(types(11)).hasSize(1);
    clock.advance(MINUTE);
    evaluate();

    assertThat(types(11)).containsExactly("alert.firing", "alert.firing");
  }

  @Test
  void firesForAMinuteOnlyOnceEveryFiveMinutes() {
    rule(1, 1L, "REFUSAL_SHARE", 50);
    signIns(1, 0, 5);
    evaluate();
    signIns(1, 50, 0);
    clock.advance(MINUTE);
    evaluate();

    assertThat(types(11)).containsExactly("alert.firing");
    clock.advance(AlertWatch.STEADY);
    evaluate();
    assertThat(types(11)).containsExactly("alert.firing", "alert.resolved");
  }

  @Test
  void flappingRuleIsSentOnceAnHour() {
    rule(1, 1L, "REFUSAL_SHARE", 50);
    for (int minute = 0; minute < 90; minute += 20) {
      signIns(1, 0, 5);
      evaluate();
      clock.advance(Duration.ofMinutes(19));
      evaluate();
      clock.advance(MINUTE);
    }

    assertThat(types(11))
        .containsExactly("alert.firing", "alert.resolved", "alert.firing", "alert.resolved");
  }

  @Test
  void silenceEndsOnlyWithASignIn() {
    rule(1, 1L, "NO_SIGN_IN", 24);
    signIns(1, 1, 0);
    clock.advance(Duration.ofHours(25));
    evaluate();
    memory.write(() -> rows.sql("delete from event"));
    clock.advance(MINUTE.multipliedBy(10));
    evaluate();
    assertThat(types(11)).containsExactly("alert.firing");

    signIns(1, 1, 0);
    evaluate();
    assertThat(types(11)).containsExactly("alert.firing", "alert.resolved");
  }

  @Test
  void platformRuleWarnsBeforeTheLastSignInOfASiteIsDeleted() {
    memory.write(() -> rows.sql("update tenant set event_days = 1 where id = 2"));
    rule(1, null, "NO_SIGN_IN", 48);
    signIns(1, 1, 0);
    signIns(2, 1, 0);
    clock.advance(Duration.ofHours(22));
    evaluate();
    assertThat(types(10)).isEmpty();

    clock.advance(Duration.ofMinutes(70));
    evaluate();

    JsonNode data = messages(10).get(0).path("data");
    assertThat(data.path("sites").findValuesAsText("subdomain")).containsExactly("zebra");
    assertThat(data.path("detail").asText()).contains("no sign-in for 23 hours");
  }

  @Test
  void rulesOfSitesWarnBeforeTheLastSignInIsDeletedToo() {
    memory.write(() -> rows.sql("update tenant set event_days = 1 where id = 1"));
    rule(1, 1L, "NO_SIGN_IN", 24);
    signIns(1, 1, 0);
    clock.advance(Duration.ofHours(23));
    evaluate();
    assertThat(types(11)).isEmpty();

    clock.advance(MINUTE);
    evaluate();

    assertThat(types(11)).containsExactly("alert.firing");
  }

  @Test
  void platformRuleForgetsASiteThatIsOutOfUse() {
    rule(1, null, "NO_SIGN_IN", 48);
    signIns(1, 1, 0);
    clock.advance(Duration.ofDays(13));
    evaluate();
    assertThat(types(10)).containsExactly("alert.firing");

    clock.advance(Duration.ofDays(2));
    evaluate();
    assertThat(types(10)).containsExactly("alert.firing", "alert.resolved");
  }

  @Test
  void platformRuleNamesTheSites() {
    rule(1, null, "REFUSAL_SHARE", null);
    signIns(1, 0, 4);
    evaluate();
    assertThat(types(10)).as("fewer than the minimum").isEmpty();

    signIns(1, 0, 4);
    signIns(2, 0, 9);
    evaluate();

    JsonNode data = messages(10).get(0).path("data");
    assertThat(data.path("siteCount").asInt()).isEqualTo(2);
    assertThat(data.path("sites").findValuesAsText("subdomain")).containsExactly("acme", "zebra");
    assertThat(types(11)).isEmpty();
  }

  private void problem(long id, long tenant, String reason, int people, String muted) {
    memory.write(
        () ->
            rows.sql(
                "insert into sign_in_problem (id, tenant_id, connection_id, reason, cause, refused,"
                    + " accepted, passed, people, addresses, first_seen, last_seen, episode, weight,"
                    + " muted_hits) values (%1$d, %2$d, 0, '%3$s', '', 9, 0, 0, %4$d, 0, %5$s, %5$s,"
                    + " 1, %4$d, %6$s)",
                id,
                tenant,
                reason,
                people,
                "timestamp with time zone '"
                    + clock.instant().toString().replace('T', ' ').replace("Z", "+00")
                    + "'",
                muted));
  }

  @Test
  void tellsOfEachNewProblemOnceWithLink() {
    rule(1, null, "NEW_PROBLEM", 3);
    problem(100, 1, "jwt_expired", 2, "null");
    problem(101, 1, "jwt_replayed", 9, "9");
    evaluate();
    assertThat(types(10)).as("hits too few, or is muted").isEmpty();

    problem(102, 1, "jwt_audience_mismatch", 4, "null");
    evaluate();
    clock.advance(Duration.ofHours(5));
    evaluate();
    problem(103, 2, "jwt_invalid_signature", 5, "null");
    evaluate();

    assertThat(types(10)).containsExactly("alert.firing", "alert.firing");
    JsonNode first = messages(10).get(0).path("data");
    assertThat(first.path("detail").asText())
        .isEqualTo(
            "Acme (acme): jwt_audience_mismatch: 9 sign-ins of 4 people refused since"
                + " 2030-01-01 10:00 UTC");
    assertThat(first.at("/sites/0/problem").asText())
        .isEqualTo("https://help.example/console/problem/problem.xhtml?site=1&id=102");
    assertThat(messages(10).get(1).at("/data/sites").findValuesAsText("problem"))
        .contains("https://help.example/console/problem/problem.xhtml?site=2&id=103");
    memory.write(() -> rows.sql("update sign_in_problem set muted_hits = 9"));
    evaluate();
    assertThat(types(10)).containsExactly("alert.firing", "alert.firing", "alert.resolved");
  }

  @Test
  void tellsOfProblemThatCameBackAndLinksItFromShareOfRefusals() {
    rule(1, 1L, "NEW_PROBLEM", 3);
    rule(2, 1L, "REFUSAL_SHARE", 50);
    problem(100, 1, "jwt_expired", 4, "null");
    signIns(1, 0, 9);
    evaluate();
    memory.write(() -> rows.sql("update sign_in_problem set episode = 2"));
    clock.advance(MINUTE);
    evaluate();

    assertThat(messages(11))
        .extracting(m -> m.at("/data/kind").asText())
        .containsExactly("new_problem", "refusal_share", "new_problem");
    assertThat(messages(11).get(1).at("/data/sites/0/problem").asText())
        .isEqualTo("https://help.example/console/problem/problem.xhtml?site=1&id=100");
  }

  @Test
  void tellsWhichWayAClockIsOffWhenAllTokensAgree() {
    rule(1, 1L, "CLOCK_OFF", 60);
    signIns(1, 3, 0);
    memory.write(() -> rows.sql("update event set clock_difference = -90, address = '192.0.2.1'"));
    evaluate();
    assertThat(types(11)).as("one reader with old links").isEmpty();
    memory.write(() -> rows.sql("update event set address = '192.0.2.2' where id = 1001"));
    evaluate();
    memory.write(() -> rows.sql("update event set clock_difference = 1 where id = 1000"));
    clock.advance(Duration.ofMinutes(6));
    evaluate();

    assertThat(messages(11).get(0).at("/data/detail").asText()).contains("90 seconds behind");
    assertThat(types(11)).containsExactly("alert.firing", "alert.resolved");
  }

  @Test
  void tellsDroppedEventsAndFailingWebHooksToThePlatform() {
    rule(1, null, "EVENTS_DROPPED", null);
    rule(2, null, "DELIVERY_FAILING", null);
    memory.write(
        () -> {
          rows.sql(
              "insert into event_drop (id, dropped_at, number) values (1, timestamp with time zone"
                  + " '2030-01-01 09:50:00+00', 7)");
          rows.sql(
              "update webhook_progress set failures = 9, last_answer = 'HTTP 500', failing_since ="
                  + " timestamp with time zone '2030-01-01 09:00:00+00' where webhook_id = 11");
        });
    evaluate();

    assertThat(messages(10))
        .extracting(one -> one.at("/data/detail").asText())
        .containsExactly(
            "7 refused sign-ins in 15 minutes were too many to record",
            "Acme (acme): the web hook ops has accepted nothing since 2030-01-01 09:00 UTC (HTTP"
                + " 500)");
  }

  @Test
  void tellsKeysThatEnd() {
    rule(1, 1L, "KEY_ENDS", 7);
    memory.write(
        () -> {
          rows.connection(5, 1, true);
          rows.key(1, 1, 5, "2030-01-05T00:00:00Z");
        });
    evaluate();

    assertThat(messages(11).get(0).at("/data/detail").asText()).contains("ends on 2030-01-05");
    assertThat(messages(11).get(0).at("/data/link").asText()).contains("/console/sso/");
  }

  @Test
  void tellsKeysThatAreToBeReplaced() {
    rule(1, 1L, "KEY_ENDS", 7);
    memory.write(
        () -> {
          rows.connection(5, 1, true);
          rows.key(1, 1, 5, null);
          rows.sql("update connection set rotate_every_days = 366 where id = 5");
        });
    evaluate();

    assertThat(messages(11).get(0).at("/data/detail").asText())
        .contains("is to be replaced by 2030-01-02");
  }

  @Test
  void ruleThatReachesNobodyDoesNotFire() {
    rule(1, 2L, "REFUSAL_SHARE", 50);
    signIns(2, 0, 9);
    evaluate();

    assertThat(messages(11)).isEmpty();
    assertThat(
            memory.ask(
                () ->
                    memory
                        .entities()
                        .createQuery("select count(s) from AlertState s", Long.class)
                        .getSingleResult()))
        .isZero();
  }
}
