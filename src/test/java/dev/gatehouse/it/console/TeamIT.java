package dev.gatehouse.it.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.TestDatabase;
import dev.gatehouse.it.support.site.Company;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Owners add people whom they know by an e-mail address, and become none of them. */
@Tag("database")
@Tag("server")
class TeamIT extends GatehouseIT {
  private static final String LINK = "/console/invitation.xhtml?secret=";
  private static final String CHOSEN = "nine unrelated teapots";
  private final String victim = UUID.randomUUID() + "@corp.example";

  private Answer add(long site, String address) {
    return add(ConsoleClient.of(Operator.at(site, "owner")), site, address);
  }

  private static Answer add(ConsoleClient owner, long site, String address) {
    String page = "/console/operator/team.xhtml?site=" + site;
    return owner.submit(
        page,
        owner.get(page),
        Map.of("add", "add", "email", address, "newRole", "MEMBER", "do-add", "x"));
  }

  private JsonNode operator(String address) {
    for (JsonNode one : admin.get("/operators?limit=500").json().path("items")) {
      if (one.path("email").asText().equals(address)) {
        return one;
      }
    }
    throw new AssertionError("no operator " + address);
  }

  @Test
  void roleThatThePageDoesNotOfferIsToldAndNothingIsDone() {
    long site = Company.founded().siteId;
    ConsoleClient owner = ConsoleClient.of(Operator.at(site, "owner"));
    String page = "/console/operator/team.xhtml?site=" + site;
    Answer shown = owner.get(page);
    Map<String, String> change = ConsoleClient.pressing(":0:change", shown);
    for (String role : List.of("", "EMPEROR")) {
      Map<String, String> added =
          Map.of("add", "add", "email", victim, "newRole", role, "do-add", "x");
      change.replaceAll((name, value) -> name.endsWith(":role") ? role : value);
      for (Map<String, String> fields : List.of(added, change)) {
        Answer answer = owner.submit(page, shown, fields);
        assertThat(answer.status()).as("%s", fields).isEqualTo(200);
        assertThat(answer.body()).as("%s", fields).contains("ui-message-error-detail");
      }
    }
    assertThat(owner.get(page).body()).doesNotContain(victim);
  }

  @Test
  void onlyAPlatformAdministratorHandsOverALinkThatCannotBeMailed() {
    long ours = Company.founded().siteId;
    long theirs = Company.founded().siteId;

    Answer added = add(ours, victim);

    assertThat(added.body())
        .contains("Ask a platform administrator", victim)
        .doesNotContain(LINK, "data-secret");
    JsonNode made = operator(victim);
    assertThat(made.path("emailConfirmed").asBoolean()).isFalse();
    assertThat(made.path("hasPassword").asBoolean()).isFalse();
    ConsoleClient platform = ConsoleClient.of(Operator.first());
    assertThat(platform.get("/console/operator/operators.xhtml?waiting=true").body())
        .contains(victim, "waiting for a link");

    assertThat(add(theirs, victim).body()).doesNotContain(LINK, "data-secret", "was invited");
    String path = "/operators/" + made.path("id").asText();
    assertThat(admin.get(path).json().path("grants")).hasSize(2);
    String link = Company.created(admin.post(path + "/invitations", null)).path("link").asText();
    Operator.choosePassword(link, CHOSEN);
    assertThat(admin.get(path).json().path("emailConfirmed").asBoolean()).isTrue();
  }

  @Test
  void ownersReachNoLinkByAnyOtherWay() {
    long site = Company.founded().siteId;
    Operator owner = Operator.at(site, "owner");
    ConsoleClient console = ConsoleClient.of(owner);
    add(console, site, victim);
    String id = operator(victim).path("id").asText();
    Map<String, Object> grant = Map.of("site", site, "role", "owner");
    AdminApi token =
        new AdminApi(
            Company.created(
                    admin.post("/api-tokens", Map.of("name", "CI", "grants", List.of(grant))))
                .path("token")
                .asText());
    String link =
        Company.created(admin.post("/operators/" + id + "/invitations", null))
            .path("link")
            .asText();
    String secret = link.substring(link.indexOf('=') + 1);

    assertThat(token.post("/operators/" + id + "/invitations", null).status()).isEqualTo(404);
    assertThat(token.put("/operators/" + id, Map.of("email", owner.email())).status())
        .isEqualTo(404);
    assertThat(token.put("/operators/" + id + "/email-confirmation", null).status()).isEqualTo(404);
    for (String page :
        List.of(
            "/console/operator/operator.xhtml?id=" + id,
            "/console/operator/operators.xhtml?waiting=true")) {
      assertThat(console.get(page).status()).as(page).isEqualTo(404);
    }
    for (String page :
        List.of(
            "/console/operator/team.xhtml?site=" + site,
            "/console/audit/trail.xhtml?site=" + site,
            "/console/audit/trail.csv?site=" + site)) {
      Answer answer = console.get(page);
      assertThat(answer.status()).as(page).isEqualTo(200);
      assertThat(answer.body()).doesNotContain(secret, LINK);
    }
    assertThat(token.get("/audit?site=" + site).body()).doesNotContain(secret);
    add(console, site, victim);
    Operator.choosePassword(link, CHOSEN);
  }

  @Test
  void linkThatAPlatformAdministratorHandedOverOutlivesAnotherOwnersGrant() {
    Operator invited = Operator.with(Map.of());
    String fresh =
        Company.created(admin.post("/operators", Map.of("email", victim, "name", "V")))
            .path("id")
            .asText();
    String path = "/operators/" + fresh + "/invitations";
    String link = Company.created(admin.post(path, null)).path("link").asText();
    long site = Company.founded().siteId;

    add(site, invited.email());
    assertThat(operator(invited.email()).path("grants")).hasSize(1);
    invited.change(Map.of());
    assertThat(operator(victim).path("emailConfirmed").asBoolean()).isTrue();
    Operator.choosePassword(link, CHOSEN);
  }

  @Test
  void mailedLinkReachesItsReaderAndProvesTheAddress() throws Exception {
    long site = Company.founded().siteId;
    ConsoleClient owner = ConsoleClient.of(Operator.at(site, "owner"));
    int port = Integer.getInteger("it.smtp.port");
    GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      Answer added = add(owner, site, victim);

      assertThat(added.body()).contains("sent to " + victim).doesNotContain(LINK, "data-secret");
      MimeMessage message = mail.getReceivedMessages()[0];
      assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly(victim);
      Matcher link =
          Pattern.compile("http\\S+" + Pattern.quote(LINK) + "\\S+")
              .matcher((String) message.getContent());
      assertThat(link.find()).isTrue();
      assertThat(operator(victim).path("emailConfirmed").asBoolean()).isFalse();
      Operator.choosePassword(link.group(), CHOSEN);
      assertThat(operator(victim).path("emailConfirmed").asBoolean()).isTrue();
    } finally {
      mail.stop();
    }
  }

  @Test
  void operatorOfAnEarlierReleaseGetsNoFurtherRightsBeforeTheAddressIsConfirmed() throws Exception {
    assumeTrue(TestDatabase.isPostgres(), "H2 runs inside the server");
    Operator mallory = Operator.at(Company.founded().siteId, "member");
    unconfirm(mallory.email());
    long site = Company.founded().siteId;

    assertThat(add(site, mallory.email()).body()).contains("It is not known that", mallory.email());
    assertThat(
            admin
                .put(
                    mallory.path(),
                    Map.of("email", mallory.email(), "name", "M", "platformAdmin", true))
                .status())
        .isEqualTo(409);
    assertThat(ConsoleClient.of(mallory).get("/console/").status()).isEqualTo(200);
    String page = "/console/operator/operator.xhtml?id=" + mallory.path().replaceAll("\\D", "");
    assertThat(ConsoleClient.of(Operator.first()).get(page).body())
        .contains("email not confirmed", "confirm-email");

    assertThat(admin.put(mallory.path() + "/email-confirmation", null).status()).isEqualTo(200);

    assertThat(add(site, mallory.email()).body()).contains("added to the team");
  }

  /** As if an owner had been shown the link by which the operator chose the password. */
  private static void unconfirm(String email) throws SQLException {
    try (Connection database =
            DriverManager.getConnection(
                System.getenv("GATEHOUSE_DB_URL"),
                System.getenv("GATEHOUSE_DB_USER"),
                System.getenv("GATEHOUSE_DB_PASSWORD"));
        PreparedStatement statement =
            database.prepareStatement(
                "update operator set email_confirmed = false where email = ?")) {
      statement.setString(1, email);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  @Test
  void addressesWithMoreThanAnAddressAreRefused() {
    long site = Company.founded().siteId;
    ConsoleClient owner = ConsoleClient.of(Operator.at(site, "owner"));
    for (String address : new String[] {"a<" + victim, "a@b.example," + victim, "\"a\"" + victim}) {
      assertThat(add(owner, site, address).body()).contains("must be an email address");
    }
  }
}
