package dev.gatehouse.it.browser.console.operator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.operator.Authenticator;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An operator's first day: invitation, password, second factor, recovery. */
class OperatorAccountIT extends BrowserIT {
  private static final String CHOSEN = "a password of my own";
  private static final String WRONG = "000000";
  private final String email = UUID.randomUUID() + "@team.example";
  private String operator;

  private String invitation() {
    JsonNode made =
        created(
            admin.post(
                "/operators", Map.of("email", email, "name", "Tom Ops", "platformAdmin", true)));
    operator = "/operators/" + made.path("id").asText();
    return link();
  }

  private String link() {
    return created(admin.post(operator + "/invitations", null)).path("link").asText();
  }

  private static JsonNode created(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.json();
  }

  private void choosePassword(String link) {
    page.navigate(link);
    page.locator("#fresh").fill(CHOSEN);
    page.locator("#again").fill(CHOSEN);
    page.locator("#submit").click();
    page.waitForURL("**/console/login.xhtml?after=chosen");
  }

  /** With a password, signed in, the account page open. */
  private void arrive() {
    Operator.choosePassword(invitation(), CHOSEN);
    signIn(page, email, CHOSEN);
    open("operator/account.xhtml");
  }

  private Authenticator enrol() {
    page.locator("#set-up").click();
    Authenticator app = new Authenticator(page.locator("#secret").innerText());
    page.locator("#code").fill(app.code(0));
    page.locator("#password").fill(CHOSEN);
    page.locator("#begin").click();
    assertThat(page.locator("#recovery-codes li")).hasCount(10);
    return app;
  }

  @Test
  void acceptsAnInvitationOnceAndSignsIn() {
    String link = invitation();
    String secret = link.substring(link.indexOf("secret=") + 7);
    page.navigate(link);
    assertThat(page.url()).endsWith("/console/invitation.xhtml");
    assertThat(page.content()).contains(email).doesNotContain(secret);
    assertAccessible();
    screenshots("invitation");
    page.locator("#fresh").fill("short");
    page.locator("#again").fill("short");
    page.locator("#submit").click();
    assertThat(page.locator("#problem")).containsText("at least 12");

    choosePassword(link);
    assertThat(page.locator(".notice.good")).containsText("Your password is set");
    typeCredentials(page, email, CHOSEN);
    page.waitForURL("**/console/");

    page.navigate(link);
    assertThat(page.locator("h1")).hasText("This link doesn’t work");
    assertThat(admin.get(operator).json().path("lastSignInAt").isNull()).isFalse();
  }

  @Test
  void lookingAtAnInvitationUsesNothingUp() {
    String path = invitation().replaceFirst("^http://[^/]+", "");
    for (int i = 0; i < 3; i++) {
      assertThat(new Http("localhost").get(path).status()).isEqualTo(303);
      assertThat(new Http("localhost").head(path).status()).isLessThan(400);
    }

    choosePassword(path);
  }

  @Test
  void setsUpASecondStepAndSignsInWithIt() {
    arrive();
    page.locator("#set-up").click();
    assertThat(page.locator("svg.qr")).isVisible();
    assertAccessible();
    assertFits(1024);
    screenshots("enrolment");
    Authenticator app = new Authenticator(page.locator("#secret").innerText());
    page.locator("#code").fill(WRONG);
    page.locator("#password").fill(CHOSEN);
    page.locator("#begin").click();
    assertThat(page.locator("#code-message")).containsText("Code is wrong");
    page.locator("#code").fill(app.code(0));
    page.locator("#password").fill("not my password");
    page.locator("#begin").click();
    assertThat(page.locator("#password-message")).containsText("password is wrong");
    page.locator("#code").fill(app.code(0));
    page.locator("#password").fill(CHOSEN);
    page.locator("#begin").click();
    assertThat(page.locator("#recovery-codes li")).hasCount(10);
    assertThat(page.content()).doesNotContain(app.secret());
    assertAccessible();
    screenshots("recovery-codes");
    List<String> recovery = page.locator("#recovery-codes li").allInnerTexts();
    page.locator("#hide-codes").click();
    assertThat(page.locator("#recovery-codes")).hasCount(0);
    assertThat(admin.get(operator).json().path("secondFactor").asBoolean()).isTrue();
    signOut();

    typeCredentials(page, email, CHOSEN);
    page.waitForURL("**/console/second-factor.xhtml");
    assertAccessible();
    screenshots("second-factor");
    page.navigate("/console/operator/account.xhtml");
    page.waitForURL("**/console/login.xhtml?**");
    page.navigate("/console/second-factor.xhtml");
    type(app.code(0));
    assertThat(page.locator("#problem")).containsText("already used");
    type(app.code(1));
    page.waitForURL("**/console/");
    signOut();

    typeCredentials(page, email, CHOSEN);
    type(app.code(1));
    assertThat(page.locator("#problem")).containsText("already used");
    type(recovery.get(0));
    page.waitForURL("**/console/");
    signOut();
    typeCredentials(page, email, CHOSEN);
    type(recovery.get(0));
    assertThat(page.locator("#problem")).containsText("already used");
  }

  @Test
  void guessingCodesIsSlowed() {
    expectRefusals();
    arrive();
    Authenticator app = enrol();
    signOut();
    typeCredentials(page, email, CHOSEN);
    for (int i = 0; i < 5; i++) {
      type(WRONG);
    }

    type(app.code(1));

    assertThat(page.locator("#problem")).containsText("Too many attempts");
    page.navigate("/console/");
    assertThat(page.url()).endsWith("/console/login.xhtml");
  }

  @Test
  void aSiteLeadsTheTeamHereAndBackWithPasswordAndCode() {
    String site = "t" + UUID.randomUUID().toString().substring(0, 8);
    created(admin.post("/sites", Map.of("subdomain", site, "name", "T", "visibility", "sso")));
    arrive();
    Authenticator app = enrol();
    signOut();
    String origin = "http://" + site + ".localhost:" + Http.port();
    page.navigate(origin + "/login?bypass=1&forward=/docs");
    screenshots("site-team");
    page.locator("#team").click();
    page.waitForURL("**/console/login.xhtml?**");
    typeCredentials(page, email, CHOSEN);
    page.waitForURL("**/console/second-factor.xhtml?**");
    type(app.code(1));

    page.waitForURL(origin + "/docs");
    assertThat(page.locator("header")).containsText("Tom Ops");
    page.navigate("http://localhost:" + Http.port() + "/console/");
    page.navigate(origin + "/login/team?forward=/search");
    assertThat(page.url()).isEqualTo(origin + "/search");
  }

  @Test
  void setsTheRequiredSecondStepUpBeforeAnythingElse() {
    arrive();
    admin.put("/platform", Map.of("secondFactorRequired", true));
    try {
      // Saved by a page that was open before: a script's request.
      page.locator("#save").click();
      page.waitForURL("**/console/operator/set-up.xhtml**");
      page.navigate("/console/operator/operators.xhtml?q=tom");
      page.waitForURL("**/console/operator/set-up.xhtml?to=**");
      assertThat(page.locator("nav[aria-label]")).hasCount(0);
      assertRoomy();
      assertAccessible();
      screenshots("required");
      page.locator("#set-up").click();
      assertThat(page.locator("#secret")).isVisible();
      assertRoomy();
      screenshots("required-enrolment");
      page.locator("#give-up").click();
      enrol();
      assertThat(page.locator("#introduction")).containsText("is set up");
      assertRoomy();
      screenshots("required-codes");
      page.locator("#hide-codes").click();
      page.locator("#onward").click();
      page.waitForURL("**/console/operator/operators.xhtml?q=tom");
    } finally {
      admin.put("/platform", Map.of());
    }
  }

  /** The page has no menu beside it: its card takes the room. */
  private void assertRoomy() {
    for (int width : new int[] {1280, 1024, 400}) {
      assertFits(width);
      page.setViewportSize(width, 900);
      assertThat(page.locator("#factor").boundingBox().width)
          .as("the card at %d px", width)
          .isGreaterThan(Math.min(width - 60, 600));
    }
    page.setViewportSize(1280, 900);
  }

  @Test
  void nobodyEndsTheRequiredSecondStep() {
    arrive();
    enrol();
    admin.put("/platform", Map.of("secondFactorRequired", true));
    try {
      // The page was open before.
      page.locator("#ownPassword").fill(CHOSEN);
      confirm("#end-factor");
      assertThat(page.locator("#notices")).containsText("has to use two-step verification");

      open("operator/account.xhtml");
      assertThat(page.locator("#renew-codes")).isVisible();
      assertThat(page.locator("#end-factor")).hasCount(0);
    } finally {
      admin.put("/platform", Map.of());
    }
  }

  @Test
  void platformAdministratorSwitchesTheRequirement() {
    arrive();
    enrol();
    open("operator/platform.xhtml");
    assertAccessible();
    screenshots("platform");
    page.locator("#secondFactorRequired").check();
    page.locator("#save").click();
    try {
      assertThat(page.locator("#notices")).containsText("Saved");
      assertThat(admin.get("/platform").json().path("secondFactorRequired").asBoolean()).isTrue();
    } finally {
      admin.put("/platform", Map.of());
    }
  }

  @Test
  void turnsTheSecondStepOffWithThePassword() {
    arrive();
    enrol();
    page.locator("#ownPassword").fill("not my password");
    confirm("#end-factor");
    assertThat(page.locator("#ownPassword-message")).containsText("password is wrong");

    page.locator("#ownPassword").fill(CHOSEN);
    confirm("#end-factor");

    assertThat(page.locator("#set-up")).isVisible();
    assertThat(admin.get(operator).json().path("secondFactor").asBoolean()).isFalse();
  }

  @Test
  void anAdministratorResetsTheSecondStepWhichEndsTheSessions() {
    arrive();
    enrol();

    assertThat(admin.delete(operator + "/second-factor").status()).isEqualTo(204);

    page.navigate("/console/");
    assertThat(page.url()).endsWith("/console/login.xhtml");
    typeCredentials(page, email, CHOSEN);
    page.waitForURL("**/console/");
  }

  @Test
  void anotherPasswordEndsTheOtherSessionsAndKeepsThisOne() {
    arrive();
    try (BrowserContext elsewhere = page.context().browser().newContext()) {
      Page other = elsewhere.newPage();
      other.navigate(page.url());
      typeCredentials(other, email, CHOSEN);
      other.waitForURL("**/console/operator/account.xhtml");

      page.locator("#current").fill("not my password");
      page.locator("#fresh").fill("another password of mine");
      page.locator("#again").fill("another password of mine");
      page.locator("#set-password").click();
      assertThat(page.locator("#current-message")).containsText("password is wrong");
      page.locator("#current").fill(CHOSEN);
      page.locator("#fresh").fill("another password of mine");
      page.locator("#again").fill("another password of mine");
      page.locator("#set-password").click();
      assertThat(page.locator("#notices")).containsText("Password changed");

      other.reload();
      assertThat(other.url()).contains("/console/login.xhtml");
      page.reload();
      assertThat(page.locator("h1")).hasText("Your account");
      typeCredentials(other, email, CHOSEN);
      assertThat(other.locator("#problem")).containsText("Wrong email address or password");
      typeCredentials(other, email, "another password of mine");
      other.waitForURL("**/console/operator/account.xhtml");
    }
  }

  @Test
  void signsOutEverywhereElseAndShowsTimesInTheChosenZone() {
    arrive();
    page.locator("#zone").selectOption("Asia/Tokyo");
    page.locator("#name").fill("Thomas Ops");
    page.locator("#save").click();
    assertThat(page.locator("#notices")).containsText("Saved");
    page.reload();
    assertThat(page.locator("#zone")).hasValue("Asia/Tokyo");
    assertThat(admin.get(operator).json().path("name").asText()).isEqualTo("Thomas Ops");
    screenshots("account");

    page.locator("#sign-out-elsewhere").click();

    assertThat(page.locator("#notices")).containsText("All of your other sessions");
    page.reload();
    assertThat(page.locator("h1")).hasText("Your account");
  }

  @Test
  void disablingEndsTheSessionAtOnce() {
    arrive();
    admin.put(
        operator, Map.of("email", email, "name", "Tom", "platformAdmin", true, "disabled", true));

    page.navigate("/console/");

    assertThat(page.url()).endsWith("/console/login.xhtml");
    admin.put(operator, Map.of("email", email, "name", "Tom", "platformAdmin", true));
    page.navigate("/console/");
    assertThat(page.url()).endsWith("/console/login.xhtml");
  }

  private void type(String code) {
    page.locator("#code").fill(code);
    page.locator("#submit").click();
  }

  private void confirm(String button) {
    page.locator(button).click();
    page.locator(".ui-confirmdialog-yes:visible").click();
  }

  private void signOut() {
    page.locator(".bar-end .menu summary").click();
    page.locator("#sign-out").click();
    page.waitForURL("**/console/login.xhtml");
  }
}
