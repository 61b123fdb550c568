package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.gatehouse.Document;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Eventually;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerClock;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Receiver;
import dev.gatehouse.it.support.vendor.VendorProgram;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class AlertsIT extends GatehouseIT {
  private final Company company = Company.startingSignInsItself();
  private final String rules = company.site() + "/alert-rules";

  @TempDir Path folder;

  @RegisterExtension private final ServerClock clock = new ServerClock();

  private static GreenMail mailServer() {
    int port = Integer.getInteger("it.smtp.port");
    return new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  }

  @Test
  void sendsAnAlertByWebHookAndMail() throws Exception {
    GreenMail mail = mailServer();
    mail.start();
    try (Receiver receiver = new Receiver()) {
      JsonNode hook =
          admin
              .post(company.site() + "/webhooks", Map.of("name", "ops", "url", receiver.url()))
              .json();
      assertThat(admin.get(rules).json().path("items").findValuesAsText("kind"))
          .as("the usual rules come with the first web hook")
          .containsExactly(
              "refusal_share",
              "key_ends",
              "clock_off",
              "no_sign_in",
              "new_problem",
              "delivery_failing");
      admin.post(
          rules,
          Map.of(
              "name",
              "Strict",
              "kind",
              "refusal_share",
              "minimum",
              3,
              "emails",
              List.of("ops@example.com")));
      for (int i = 0; i < 4; i++) {
        company.program().get("/sso/jwt?jwt=nonsense" + i);
      }
      assertThat(admin.get(company.site() + "/events").json().path("items")).hasSize(4);
      // Rules are evaluated once a minute, by the server's clock, which other tests stop ahead too.
      // The handbook's program takes messages for five minutes.
      clock.stopAt(Instant.now().plusSeconds(240));

      Eventually.eventually("a mail", () -> alerts(mail).size() == 1);
      Eventually.eventually("a message", () -> !receiver.accepted().isEmpty());

      Receiver.Received message = receiver.accepted().get(0);
      JsonNode data = message.json().path("data");
      assertThat(message.json().path("type").asText()).isEqualTo("alert.firing");
      assertThat(data.path("rule").asText()).isEqualTo("Strict");
      assertThat(data.path("detail").asText()).contains("4 of 4 sign-ins");
      assertThat(alerts(mail).get(0).getSubject()).startsWith("Alert: Strict at ");
      assertThat(GreenMailUtil.getBody(alerts(mail).get(0)))
          .contains("4 of 4 sign-ins")
          .contains("/console/log/events.xhtml?site=" + company.siteId);
      assertThat(verdict(message, hook.path("secret").asText())).contains("True");
      assertThat(verdict(message, "whsec_AAAA")).contains("False");
    } finally {
      mail.stop();
    }
  }

  /** The mails of rules; others may tell of break-glass at other tests' sites. */
  private static List<MimeMessage> alerts(GreenMail mail) {
    return Arrays.stream(mail.getReceivedMessages())
        .filter(message -> GreenMailUtil.getHeaders(message).contains("Alert: "))
        .toList();
  }

  /** What the handbook's program says of a message. */
  private String verdict(Receiver.Received message, String secret) throws Exception {
    String code =
        Document.handbook("alerts").block("python")
            + """

            import os
            names = ["webhook-id", "webhook-timestamp", "webhook-signature"]
            headers = {name: os.environ[name.replace("-", "_")] for name in names}
            print(verify(os.environ["secret"], headers, os.environ["body"].encode()))
            """;
    return VendorProgram.run(
        folder,
        "python3",
        code,
        Map.of(
            "webhook_id", message.id(),
            "webhook_timestamp", message.timestamp(),
            "webhook_signature", message.signatures(),
            "secret", secret,
            "body", new String(message.body())));
  }

  /** Presses "save" on a page of the console with what is typed, and returns the page's answer. */
  private static Answer saved(ConsoleClient console, String page, Map<String, String> typed) {
    Answer form = console.get(page);
    Map<String, String> fields = ConsoleClient.pressing("save", form);
    fields.putAll(typed);
    return console.submit(page, form, fields);
  }

  private JsonNode only(String things) {
    List<JsonNode> items = Company.items(admin.get(things));
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  @Test
  void operatorMakesAndChangesRulesInTheConsole() {
    ConsoleClient console = ConsoleClient.of(ConsoleClient.Operator.first());
    String page = "/console/alert/rule.xhtml?site=" + company.siteId;
    Map<String, String> typed =
        Map.of("name", "Clock", "kind", "CLOCK_OFF", "windowMinutes", "60", "emails", "a@b.c");

    assertThat(saved(console, page, Map.of("name", "")).status()).as("no name").isEqualTo(200);
    assertThat(saved(console, page, typed).location()).contains("/console/alert/alerts.xhtml");
    JsonNode made = only(rules);
    assertThat(made.path("kind").asText()).isEqualTo("clock_off");
    assertThat(made.path("windowMinutes").asInt()).isEqualTo(60);
    assertThat(made.path("emails").toString()).isEqualTo("[\"a@b.c\"]");
    String edited = page + "&id=" + made.path("id").asLong();
    assertThat(console.get(edited).body()).contains("value=\"Clock\"");
    Answer changed =
        saved(console, edited, Map.of("name", "Exact", "kind", "CLOCK_OFF", "windowMinutes", "15"));

    assertThat(changed.location()).contains("/console/alert/alerts.xhtml");
    assertThat(only(rules).path("name").asText()).isEqualTo("Exact");
  }

  @Test
  void operatorMakesAndChangesWebHooksInTheConsole() throws Exception {
    ConsoleClient console = ConsoleClient.of(ConsoleClient.Operator.first());
    String page = "/console/alert/webhook.xhtml?site=" + company.siteId;
    try (Receiver receiver = new Receiver()) {
      Answer made = saved(console, page, Map.of("name", "Ops", "url", receiver.url()));
      assertThat(made.body()).as("the secret, once").contains("whsec_");
      JsonNode hook = only(company.site() + "/webhooks");
      String edited = page + "&id=" + hook.path("id").asLong();
      Answer form = console.get(edited);
      assertThat(form.body()).contains("value=\"Ops\"").doesNotContain("whsec_");
      Answer rotated = console.submit(edited, form, ConsoleClient.pressing("rotate", form));

      assertThat(rotated.body()).contains("whsec_");
      Answer changed = saved(console, edited, Map.of("name", "SIEM"));
      assertThat(changed.location()).contains("/console/alert/alerts.xhtml");
      assertThat(only(company.site() + "/webhooks").path("name").asText()).isEqualTo("SIEM");
    }
  }

  @Test
  void rulesLookBackNoFurtherThanEventsAreKept() {
    Map<String, Object> silence = Map.of("name", "Silence", "kind", "no_sign_in", "threshold", 49);
    assertThat(admin.post(rules, silence).status()).isEqualTo(201);
    Map<String, Object> site = Map.of("subdomain", company.subdomain, "name", "x", "eventDays", 2);

    Answer shortened = admin.put(company.site(), site);

    Problems.invalid(shortened, "eventDays");
    assertThat(shortened.body())
        .contains("at least 3, as the alert rule \\\"Silence\\\" looks back 49 hours");
    company.change(company.site(), Map.of("eventDays", 3));
    Problems.invalid(
        admin.post(rules, Map.of("name", "x", "kind", "no_sign_in", "threshold", 73)), "threshold");
    String rule = rules + "/" + only(rules).path("id").asLong();
    company.change(rule, Map.of("enabled", false));
    company.change(company.site(), Map.of("eventDays", 2));
    assertThat(company.change(rule, Map.of("name", "Quiet")).path("threshold").asInt())
        .isEqualTo(49);
    Problems.invalid(admin.put(rule, silence), "threshold");
  }

  @Test
  void keepsToTheHouseRules() {
    Answer made = admin.post(rules, Map.of("name", "Clock", "kind", "clock_off"));
    assertThat(made.status()).as("%s", made).isEqualTo(201);
    assertThat(made.json().path("threshold").asInt()).isEqualTo(60);
    assertThat(made.json().path("state").asText()).isEqualTo("resolved");
    String rule = rules + "/" + made.json().path("id").asLong();

    Problems.invalid(
        admin.post(
            rules,
            Map.of(
                "kind", "events_dropped",
                "threshold", 0,
                "windowMinutes", 7,
                "quietMinutes", 1,
                "emails", List.of("nobody"),
                "x", 1)),
        "name",
        "kind",
        "threshold",
        "windowMinutes",
        "quietMinutes",
        "emails",
        "x");
    Problems.invalid(
        admin.post(
            rules,
            Map.of("name", "x", "kind", "clock_off", "emails", Arrays.asList("a@b.example", null))),
        "emails");
    Map<String, Object> settings = Map.of("name", "Clock", "kind", "clock_off", "threshold", 30);
    assertThat(admin.put(rule, settings, "If-Match", made.header("ETag")).status()).isEqualTo(200);
    assertThat(admin.put(rule, settings, "If-Match", made.header("ETag")).status()).isEqualTo(412);
    assertThat(
            admin
                .get(rule.replace(company.site(), Company.startingSignInsItself().site()))
                .status())
        .isEqualTo(404);
    assertThat(admin.delete(rule).status()).isEqualTo(204);
    assertThat(admin.get(rule).status()).isEqualTo(404);
  }
}
