package dev.gatehouse.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
@Tag("server")
class AdminOperatorsIT extends GatehouseIT {
  private static final String OPERATORS = "/operators";
  private final String email = UUID.randomUUID() + "@team.example";

  private JsonNode make(Map<String, Object> more) {
    Map<String, Object> all = new java.util.HashMap<>(Map.of("email", email, "name", "Tom"));
    all.putAll(more);
    return Company.created(admin.post(OPERATORS, all));
  }

  private static String path(JsonNode operator) {
    return OPERATORS + "/" + operator.path("id").asText();
  }

  @Test
  void isReadChangedAndDeleted() {
    Company company = Company.founded();
    ObjectNode made =
        (ObjectNode)
            make(
                Map.of(
                    "email",
                    " " + email.toUpperCase() + " ",
                    "grants",
                    List.of(Map.of("site", company.subdomain, "role", "editor"))));
    String path = path(made);
    assertThat(made.path("email").asText()).isEqualTo(email);
    assertThat(made.path("platformAdmin").asBoolean()).isFalse();
    assertThat(made.path("disabled").asBoolean()).isFalse();
    assertThat(made.path("hasPassword").asBoolean()).isFalse();
    assertThat(made.path("secondFactor").asBoolean()).isFalse();
    assertThat(made.path("lastSignInAt").isNull()).isTrue();
    assertThat(made.at("/grants/0/site").asLong()).isEqualTo(company.siteId);
    assertThat(made.at("/grants/0/role").asText()).isEqualTo("editor");

    Answer shown = admin.get(path);
    assertThat(shown.json()).isEqualTo(made);
    made.put("name", "Thomas");
    made.putArray("grants").addObject().put("site", company.siteId).put("role", "owner");
    Answer changed = admin.put(path, made, "If-Match", shown.header("ETag"));
    assertThat(changed.body()).isEqualTo(made.toString());
    Problems.of(admin.put(path, made, "If-Match", shown.header("ETag")), 412);

    JsonNode plain = admin.put(path, Map.of("email", email, "name", "Tom")).json();
    assertThat(plain.path("grants")).isEmpty();

    Problems.of(admin.delete(path, "If-Match", shown.header("ETag")), 412);
    assertThat(admin.delete(path).status()).isEqualTo(204);
    Problems.of(admin.get(path), 404);
    Problems.of(admin.delete(path), 404);
  }

  @Test
  void changeOfGrantsAloneIsAnotherVersion() {
    Company company = Company.founded();
    ObjectNode made = (ObjectNode) make(Map.of());
    String before = admin.get(path(made)).header("ETag");
    made.putArray("grants").addObject().put("site", company.siteId).put("role", "admin");

    assertThat(admin.put(path(made), made).header("ETag")).isNotEqualTo(before);
  }

  @Test
  void tellsEveryErrorAtOnce() {
    Problems.invalid(
        admin.post(
            OPERATORS, Map.of("email", "nobody", "name", " ", "role", "x", "platformAdmin", "yes")),
        "email",
        "name",
        "role",
        "platformAdmin");
    Problems.invalid(admin.post(OPERATORS, Map.of()), "email", "name");
    for (Object grants :
        List.of(
            "owner",
            List.of("owner"),
            List.of(Map.of("site", "no-such-site", "role", "owner")),
            List.of(Map.of("site", 999_999_999, "role", "owner")),
            List.of(Map.of("site", 1.5, "role", "owner")),
            List.of(Map.of("site", 1)),
            List.of(Map.of("site", 1, "role", "boss")))) {
      Problems.invalid(
          admin.post(OPERATORS, Map.of("email", email, "name", "Tom", "grants", grants)), "grants");
    }
  }

  @Test
  void emailBelongsToOneOperator() {
    make(Map.of());
    JsonNode other = make(Map.of("email", "x" + email));

    Problems.taken(
        admin.post(OPERATORS, Map.of("email", email.toUpperCase(), "name", "Tom")), "email");
    Problems.taken(admin.put(path(other), Map.of("email", email, "name", "Tom")), "email");
  }

  @Test
  void namesNoSiteTwice() {
    Company company = Company.founded();
    Problems.invalid(
        admin.post(
            OPERATORS,
            Map.of(
                "email",
                email,
                "name",
                "Tom",
                "grants",
                List.of(
                    Map.of("site", company.siteId, "role", "owner"),
                    Map.of("site", company.subdomain, "role", "member")))),
        "grants");
  }

  @Test
  void grantGoesWithItsSite() {
    Company company = Company.founded();
    JsonNode made =
        make(Map.of("grants", List.of(Map.of("site", company.siteId, "role", "owner"))));

    admin.delete(company.site());

    assertThat(admin.get(path(made)).json().path("grants")).isEmpty();
  }

  @Test
  void lastPlatformAdministratorStays() {
    JsonNode last = first();
    demoteOthersThan(last);
    JsonNode other = make(Map.of("platformAdmin", true));

    for (Answer answer :
        List.of(
            admin.delete(path(last)),
            admin.put(path(last), without(last, "platformAdmin", false)),
            admin.put(path(last), without(last, "disabled", true)))) {
      JsonNode problem = Problems.of(answer, 409);
      assertThat(problem.path("detail").asText()).contains("last platform administrator");
    }
    assertThat(admin.get(path(last)).json()).isEqualTo(last);
    assertThat(admin.put(path(last), last).status()).isEqualTo(200);
    // An operator without a password does not count as the other administrator.
    assertThat(admin.delete(path(other)).status()).isEqualTo(204);
  }

  private JsonNode operators() {
    return admin.get(OPERATORS + "?limit=500").json().path("items");
  }

  private JsonNode first() {
    String wanted = System.getenv("GATEHOUSE_ADMIN_EMAIL");
    for (JsonNode operator : operators()) {
      if (operator.path("email").asText().equals(wanted)) {
        return operator;
      }
    }
    throw new AssertionError(wanted + " is not there");
  }

  /** Tests of the console leave platform administrators behind, beside whom none is the last. */
  private void demoteOthersThan(JsonNode last) {
    for (JsonNode operator : operators()) {
      boolean isOther = !operator.path("id").equals(last.path("id"));
      if (isOther && operator.path("platformAdmin").asBoolean()) {
        assertThat(admin.put(path(operator), without(operator, "platformAdmin", false)).status())
            .isEqualTo(200);
      }
    }
  }

  private static ObjectNode without(JsonNode operator, String member, boolean value) {
    return ((ObjectNode) operator.deepCopy()).put(member, value);
  }

  @Test
  void invitationIsALinkToTheConsole() {
    JsonNode made = make(Map.of());

    JsonNode invitation = Company.created(admin.post(path(made) + "/invitations", null));

    assertThat(invitation.path("link").asText())
        .startsWith(at("localhost").origin() + "/console/invitation.xhtml?secret=");
    assertThat(invitation.path("mailed").asBoolean()).isFalse();
    assertThat(invitation.path("expiresAt").asText()).isNotEmpty();
    Problems.invalid(admin.post(path(made) + "/invitations", Map.of("x", 1)), "x");
    Problems.of(admin.post(OPERATORS + "/999999999/invitations", null), 404);
    admin.put(path(made), Map.of("email", email, "name", "Tom", "disabled", true));
    Problems.of(admin.post(path(made) + "/invitations", null), 409);
  }

  @Test
  void addressCountsWhenAPlatformAdministratorMadeItOrSaysSo() {
    JsonNode made = make(Map.of());
    assertThat(made.path("emailConfirmed").asBoolean()).isTrue();

    Answer again = admin.put(path(made) + "/email-confirmation", null);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(made);
    Problems.of(admin.put(OPERATORS + "/999999999/email-confirmation", null), 404);
  }

  @Test
  void secondFactorThatIsNotThereCannotBeReset() {
    Problems.of(admin.delete(path(make(Map.of())) + "/second-factor"), 404);
  }

  @Test
  void everyChangeIsInTheAuditTrailWithoutSecrets() {
    JsonNode made = make(Map.of());
    String link = admin.post(path(made) + "/invitations", null).json().path("link").asText();
    admin.put(path(made), Map.of("email", email, "name", "Thomas"));
    admin.delete(path(made));

    String trail = admin.get("/audit?limit=20").body();

    assertThat(trail)
        .contains("operator.created", "operator.invited", "operator.updated", "operator.deleted")
        .contains("operator " + made.path("id").asText() + ": " + email)
        .doesNotContain(link.substring(link.indexOf('=') + 1));
  }
}
