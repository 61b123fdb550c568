package dev.gatehouse.it.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.HelpCenter;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users choose their passwords by a link that works once. */
@Tag("database")
@Tag("server")
class InvitationIT extends GatehouseIT {
  private static final String EMAIL = "ann@help.example";
  private static final String PASSWORD = "a long enough password";

  private final HelpCenter site = HelpCenter.of("invited");
  private final Http browser = site.browser();
  private final String user = site.user(EMAIL);

  @Test
  void letsTheUserChooseAPasswordAndSignsIn() {
    JsonNode made = Company.created(admin.post(user + "/invitations", null));
    assertThat(made.path("link").asText()).startsWith(new Http(site.host()).origin() + "/login/");
    assertThat(Duration.between(Instant.now(), Instant.parse(made.path("expiresAt").asText())))
        .isBetween(Duration.ofHours(167), Duration.ofHours(168));
    String link = made.path("link").asText().replaceFirst("^http://[^/]+", "");

    Answer page = browser.get(link);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("value=\"" + EMAIL + "\"", "autocomplete=\"new-password\"");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.header("Cache-Control")).contains("no-store");
    Answer answer = HelpCenter.choose(browser, link, PASSWORD);

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.location()).isEqualTo("/");
    assertThat(browser.get("/docs").body()).contains(EMAIL);
    assertThat(HelpCenter.signIn(site.browser(), EMAIL, PASSWORD).status()).isEqualTo(303);
    assertThat(site.events("event=invitation.accepted")).hasSize(1);
  }

  @Test
  void usersShowWhetherTheyHaveAPasswordAndNothingOfIt() {
    assertThat(admin.get(user).json().path("hasPassword").asBoolean()).isFalse();
    HelpCenter.choose(browser, site.invite(user), PASSWORD);

    JsonNode after = site.change(user, Map.of("name", "Ann", "hasPassword", false));

    assertThat(after.path("hasPassword").asBoolean()).isTrue();
    assertThat(after.toString()).doesNotContain("PBKDF2");
    assertThat(HelpCenter.signIn(site.browser(), EMAIL, PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void worksOnce() {
    String link = site.invite(user);
    HelpCenter.choose(browser, link, PASSWORD);

    Answer again = HelpCenter.choose(site.browser(), link, "another long password");

    assertThat(again.status()).isEqualTo(410);
    assertThat(site.browser().get(link).status()).isEqualTo(410);
    assertThat(HelpCenter.signIn(site.browser(), EMAIL, PASSWORD).status()).isEqualTo(303);
    assertThat(site.events("event=invitation.rejected&reason=link_unusable")).hasSize(2);
  }

  @Test
  void newOneTakesThePlaceOfTheOneBefore() {
    String first = site.invite(user);
    String second = site.invite(user);

    assertThat(HelpCenter.choose(browser, first, PASSWORD).status()).isEqualTo(410);
    assertThat(HelpCenter.choose(browser, second, PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void endsWithTheAddressThatItWentTo() {
    String link = site.invite(user);
    site.change(user, Map.of("name", "Ann"));
    assertThat(browser.get(link).status()).isEqualTo(200);

    site.change(user, Map.of("email", "ann.smith@help.example"));

    assertThat(browser.get(link).status()).isEqualTo(410);
    assertThat(HelpCenter.choose(browser, link, PASSWORD).status()).isEqualTo(410);
    assertThat(HelpCenter.choose(browser, site.invite(user), PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void userKeepsTheAddressForWhichAPasswordOrALinkIs() {
    Map<String, String> withoutEmail = Map.of("externalId", "7", "name", "Ann");
    String link = site.invite(user);
    Answer invited = admin.put(user, withoutEmail);
    Problems.invalid(invited, "email");
    assertThat(invited.body()).contains("invitation");

    HelpCenter.choose(browser, link, PASSWORD);
    Answer withPassword = admin.put(user, withoutEmail);
    Problems.invalid(withPassword, "email");
    assertThat(withPassword.body()).contains("password");
    assertThat(HelpCenter.signIn(site.browser(), EMAIL, PASSWORD).status()).isEqualTo(303);

    String another = site.user("lee@help.example");
    assertThat(admin.put(another, Map.of("externalId", "8")).json().path("email").isNull())
        .isTrue();
  }

  @Test
  void passwordThatIsNotTakenLosesNothing() {
    String link = site.invite(user);

    assertThat(HelpCenter.choose(browser, link, "short").body()).contains("at least 12");
    assertThat(HelpCenter.choose(browser, link, "x".repeat(201)).body()).contains("at most 200");
    assertThat(HelpCenter.choose(browser, link, EMAIL.toUpperCase()).body())
        .contains("not your email address");
    for (String guessable :
        new String[] {
          "abcabcabcabc",
          "welcome12345",
          "Gatehouse123",
          site.subdomain + "2026",
          "gatehouse-" + site.subdomain + "-1",
          "Help-Center-2026",
          "Summer2026!!"
        }) {
      assertThat(HelpCenter.choose(browser, link, guessable).body())
          .as(guessable)
          .contains("easy to guess", "several unrelated words");
    }
    Answer differ =
        browser.form(
            "/login/invitation",
            Map.of(
                "secret",
                HelpCenter.secretOf(link),
                "password",
                PASSWORD,
                "again",
                PASSWORD + "x"));
    assertThat(differ.status()).isEqualTo(400);
    assertThat(differ.body()).contains("differ").doesNotContain(PASSWORD);

    assertThat(HelpCenter.choose(browser, link, PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void anotherPasswordEndsTheOtherSessions() {
    HelpCenter.choose(browser, site.invite(user), PASSWORD);
    Http elsewhere = site.browser();
    HelpCenter.signIn(elsewhere, EMAIL, PASSWORD);
    assertThat(elsewhere.get("/docs").status()).isEqualTo(200);

    HelpCenter.choose(browser, site.invite(user), "another long password");

    assertThat(browser.get("/docs").status()).isEqualTo(200);
    assertThat(elsewhere.get("/docs").status()).isEqualTo(302);
    assertThat(HelpCenter.signIn(elsewhere, EMAIL, PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void suspendedUserIsNotInvitedAndCannotAccept() {
    String link = site.invite(user);
    site.change(user, Map.of("banned", true));

    assertThat(admin.post(user + "/invitations", null).status()).isEqualTo(409);
    assertThat(HelpCenter.choose(browser, link, PASSWORD).status()).isEqualTo(403);
    assertThat(site.events("reason=user_banned")).hasSize(1);
    site.change(user, Map.of("banned", false));
    assertThat(HelpCenter.choose(browser, link, PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void goesWithItsUser() {
    String link = site.invite(user);

    assertThat(admin.delete(user).status()).isEqualTo(204);

    assertThat(HelpCenter.choose(browser, link, PASSWORD).status()).isEqualTo(410);
  }

  @Test
  void isOfOneSiteOnly() {
    HelpCenter other = HelpCenter.of("invited");
    String id = user.substring(user.lastIndexOf('/') + 1);

    assertThat(admin.post(other.path() + "/users/" + id + "/invitations", null).status())
        .isEqualTo(404);
    assertThat(HelpCenter.choose(other.browser(), site.invite(user), PASSWORD).status())
        .isEqualTo(410);
  }

  @Test
  void isMailedWhereAMailServerAnswers() throws Exception {
    GreenMail mail = mailServer();
    try {
      JsonNode made = Company.created(admin.post(user + "/invitations", null));

      assertThat(made.path("mailed").asBoolean()).isTrue();
      MimeMessage message = mail.getReceivedMessages()[0];
      assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly(EMAIL);
      assertThat(message.getFrom()[0]).hasToString("help@gatehouse.example");
      assertThat(message.getSubject()).contains("Help <& Co>");
      assertThat(message.getContentType()).startsWith("text/plain");
      assertThat((String) message.getContent())
          .contains(made.path("link").asText(), "Help <& Co>", "UTC");
      assertThat(GreenMailUtil.getBody(message)).doesNotContain("<html");
    } finally {
      mail.stop();
    }
  }

  private static GreenMail mailServer() {
    int port = Integer.getInteger("it.smtp.port");
    GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    return mail;
  }

  @Test
  void isMailedOnlyToAddressesThatHaveAnAsciiForm() throws Exception {
    GreenMail mail = mailServer();
    try {
      String domain = site.user("ann@exämple.example") + "/invitations";
      assertThat(Company.created(admin.post(domain, null)).path("mailed").asBoolean()).isTrue();
      assertThat(mail.getReceivedMessages()[0].getAllRecipients())
          .extracting(Object::toString)
          .containsExactly("ann@xn--exmple-cua.example");

      String name = site.user("ü@exämple.example") + "/invitations";
      JsonNode made = Company.created(admin.post(name, null));
      assertThat(made.path("mailed").asBoolean()).isFalse();
      assertThat(made.path("link").asText()).isNotEmpty();
      assertThat(mail.getReceivedMessages()).hasSize(1);
    } finally {
      mail.stop();
    }
  }

  @Test
  void isMadeAlsoWhenItCannotBeMailed() {
    JsonNode made = Company.created(admin.post(user + "/invitations", null));

    assertThat(made.path("mailed").asBoolean()).isFalse();
    String link = made.path("link").asText().replaceFirst("^http://[^/]+", "");
    assertThat(HelpCenter.choose(browser, link, PASSWORD).status()).isEqualTo(303);
  }
}
