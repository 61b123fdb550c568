package dev.gatehouse.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Forms that come to a node which does not know their page, as after a restart. */
class ReopenedPagesIT extends GatehouseIT {
  private final Company company = Company.founded();
  private final ConsoleClient operator = ConsoleClient.of(Operator.first());
  private final String groups = "/console/people/groups.xhtml?site=" + company.siteId;

  private void makeGroup() {
    admin.post(company.site() + "/groups", Map.of("id", "staff", "name", "Staff"));
  }

  private JsonNode group() {
    return admin.get(company.site() + "/groups/staff").json();
  }

  @Test
  @Tag("server")
  void operatorStaysSignedIn() {
    assertThat(operator.forgotten().get("/console/").status()).isEqualTo(200);
  }

  @Test
  @Tag("server")
  void signInFormIsTaken() {
    ConsoleClient nobody = ConsoleClient.nobody();
    Answer page = nobody.get(ConsoleClient.LOGIN);
    Operator first = Operator.first();

    Answer answer =
        nobody
            .forgotten()
            .post(
                ConsoleClient.LOGIN,
                ConsoleClient.signInForm(page, first.email(), first.password()));

    assertThat(answer.location()).isEqualTo("/console/");
  }

  @Test
  @Tag("server")
  void whatWasTypedIsSavedAndTold() {
    makeGroup();
    Answer page = operator.get(groups + "&edit=staff");
    Map<String, String> fields = ConsoleClient.pressing("save", page);
    fields.put("name", "Renamed");

    Answer answer = operator.forgotten().submit(groups + "&edit=staff", page, fields);

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(group().path("name").asText()).isEqualTo("Renamed");
    assertThat(operator.forgotten().get(answer.location()).body()).contains("Renamed");
    assertThat(operator.cookies()).doesNotContainEntry("gatehouse-notices", "x");
  }

  @Test
  @Tag("server")
  void changeOfAnotherOperatorIsNotOverwritten() {
    makeGroup();
    Answer page = operator.get(groups + "&edit=staff");
    admin.put(company.site() + "/groups/staff", Map.of("name", "Theirs"));
    Map<String, String> fields = ConsoleClient.pressing("save", page);
    fields.put("name", "Mine");

    Answer answer = operator.forgotten().submit(groups + "&edit=staff", page, fields);

    assertThat(group().path("name").asText()).isEqualTo("Theirs");
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(answer.body()).contains("value=\"Mine\"");
  }

  @Test
  @Tag("server")
  void buttonOfAListThatChangedDoesNothing() {
    admin.post(company.site() + "/groups", Map.of("id", "a-first", "name", "First"));
    makeGroup();
    Answer page = operator.get(groups);
    Map<String, String> fields = ConsoleClient.pressing(":0:delete", page);
    admin.delete(company.site() + "/groups/a-first");

    Answer answer = operator.forgotten().submit(groups, page, fields);

    assertThat(answer.location()).as("%s", answer).contains("expired=1");
    assertThat(group().path("name").asText()).isEqualTo("Staff");
  }

  @Test
  @Tag("server")
  void formCountsForItsOperatorAndItsPage() {
    makeGroup();
    Answer page = operator.get(groups);
    Map<String, String> fields = ConsoleClient.pressing("save", page);
    fields.put("name", "Forged");
    ConsoleClient other = ConsoleClient.of(Operator.with(Map.of("platformAdmin", true)));

    assertThat(other.submit(groups, page, fields).location()).contains("expired=1");
    String elsewhere = "/console/people/users.xhtml?site=" + company.siteId;
    assertThat(operator.submit(elsewhere, page, fields).location()).contains("expired=1");
    assertThat(Company.items(admin.get(company.site() + "/groups"))).hasSize(1);
  }

  @Test
  void everyButtonOfEveryFormIsUnderstood() {
    makeGroup();
    long user = id(admin.post(company.site() + "/users", Map.of("email", "u@example.com")));
    long category = id(admin.post(company.site() + "/categories", Map.of("title", "C")));
    long article = id(admin.post(company.site() + "/articles", Map.of("title", "A")));
    String site = "?site=" + company.siteId;
    for (String path :
        List.of(
            "/console/site/settings.xhtml" + site,
            "/console/site/new.xhtml",
            "/console/site/secret-links.xhtml" + site,
            "/console/site/sites.xhtml",
            "/console/sso/connection.xhtml" + site + "&id=" + company.connectionId,
            "/console/people/user.xhtml" + site + "&id=" + user,
            "/console/people/sessions.xhtml" + site,
            "/console/content/content.xhtml" + site,
            "/console/content/category.xhtml" + site + "&id=" + category,
            "/console/content/article.xhtml" + site + "&id=" + article,
            "/console/alert/alerts.xhtml" + site,
            "/console/alert/rule.xhtml" + site,
            "/console/alert/webhook.xhtml" + site,
            "/console/log/events.xhtml" + site,
            "/console/operator/team.xhtml" + site,
            "/console/operator/operator.xhtml",
            "/console/operator/tokens.xhtml")) {
      Answer page = operator.get(path);
      assertThat(page.status()).as(path).isEqualTo(200);
      for (Map<String, String> fields : ConsoleClient.submissions(page)) {
        // Files travel in another kind of form.
        if (fields.keySet().stream().noneMatch(name -> name.matches(".*(delete|logo).*"))) {
          Answer answer = operator.forgotten().submit(path, page, fields);
          assertThat(answer.status()).as("%s %s: %s", path, fields, answer).isIn(200, 303);
          assertThat(answer.status() == 303 ? answer.location() : "")
              .as("%s %s", path, fields)
              .doesNotContain("expired");
        }
      }
    }
  }

  private static long id(Answer made) {
    return Company.created(made).path("id").asLong();
  }
}
