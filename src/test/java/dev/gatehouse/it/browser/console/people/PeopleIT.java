package dev.gatehouse.it.browser.console.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.http.Http;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users, groups and sessions of a site, managed by an operator. */
class PeopleIT extends BrowserIT {
  private final PeopleSite site = new PeopleSite();

  private Page people(String rest) {
    return open("people/" + rest.replaceFirst("\\?|$", "?site=" + site.id + "&"));
  }

  private Locator notices() {
    return page.locator("#notices");
  }

  private void confirm() {
    page.locator(".ui-confirmdialog-yes").click();
  }

  private List<String> audit() {
    return admin.get("/audit?site=" + site.id).json().path("items").findValuesAsText("event");
  }

  @Test
  @Tag("server")
  void findsUsersPageByPage() {
    for (int i = 0; i < 53; i++) {
      site.user(Map.of("email", "user" + i + "@b.c", "name", "Number " + i, "banned", i == 7));
    }
    signIn();
    people("users.xhtml");
    assertThat(page.locator("tbody tr")).hasCount(50);
    assertThat(page.locator(".list-count")).hasText("53 users");
    assertAccessible();
    assertFits(1024);
    screenshots("users");
    page.locator(".pages a[rel=next]").click();
    assertThat(page.locator("tbody tr")).hasCount(3);
    assertThat(page.locator(".pages-shown")).hasText("51–53 of 53");
    page.reload();
    assertThat(page.locator("tbody tr")).hasCount(3);
    page.locator(".pages a[rel=prev]").click();
    assertThat(page.locator("tbody tr").first()).containsText("user0@b.c");
    page.locator("th[aria-sort=ascending] a").click();
    assertThat(page.locator("th[aria-sort=descending]")).hasText("Email");
    assertThat(page.locator("tbody tr").first()).containsText("user9@b.c");
    page.locator(".pages-sizes a").first().click();
    assertThat(page.locator("tbody tr")).hasCount(25);
    page.locator("#page").fill("3");
    page.locator("#page").press("Enter");
    assertThat(page.locator("tbody tr")).hasCount(3);

    page.locator("#q").fill("NUMBER 1");
    page.locator(".filter-bar button").click();
    assertThat(page.locator("tbody tr")).hasCount(15);
    page.locator("#q").fill("");
    page.locator("#state").selectOption("banned");
    page.locator(".filter-bar button").click();
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.locator("tbody")).containsText("user7@b.c");
    page.locator("#q").fill("nobody<script>");
    page.locator(".filter-bar button").click();
    assertThat(page.locator(".empty-title")).hasText("No matching users");
  }

  @Test
  void changesTheSelectedUsers() {
    site.created(site.path("/groups"), Map.of("id", "staff", "name", "Staff"));
    for (int i = 0; i < 51; i++) {
      site.user(Map.of("email", "user" + i + "@b.c"));
    }
    signIn();
    people("users.xhtml");
    page.locator("#bulk-ask").click();
    assertThat(notices()).containsText("Choose an action first");
    page.locator("[name=bulk-action]").selectOption("ban");
    page.locator("#bulk-ask").click();
    assertThat(notices()).containsText("Select at least one row");

    page.locator("[name=chosen]").first().check();
    page.locator("[name=chosen]").last().check();
    page.locator("#bulk-ask").click();
    assertThat(page.locator("#bulk-text")).containsText("Ban 2 users?");
    assertAccessible();
    screenshots("bulk");
    page.locator("#bulk-do").click();
    assertThat(notices()).containsText("2 changed");
    assertThat(page.locator("tbody .state.bad")).hasCount(2);

    page.locator("[data-selects]").check();
    page.locator("[name=everything]").check();
    page.locator("[name=bulk-action]").selectOption("addToGroup");
    page.locator("[name=bulk-group]").selectOption("staff");
    site.user(Map.of("email", "late@b.c"));
    page.locator("#bulk-ask").click();
    assertThat(page.locator("#bulk-text")).containsText("51 matched then, 52 match now");
    assertThat(page.locator("#bulk-text")).containsText("Add 52 users to Staff?");
    site.user(Map.of("email", "later@b.c"));
    page.locator("#bulk-do").click();
    assertThat(notices()).containsText("52 changed");
    people("users.xhtml?group=staff");
    assertThat(page.locator(".list-count")).hasText("52 users");
    for (Map.Entry<String, Integer> one : Map.of("user.banned", 2, "user.updated", 52).entrySet()) {
      String entries = "/audit?limit=500&event=" + one.getKey() + "&site=" + site.id;
      assertThat(admin.get(entries).json().path("items")).hasSize(one.getValue());
    }
  }

  @Test
  void showsTheIdentitiesOfAUser() {
    Map<String, Object> crm = Map.of("userNamespace", "crm", "externalId", "70");
    long ann = site.user(Map.of("email", "ann@b.c", "externalId", "7", "identities", List.of(crm)));
    signIn();

    people("user.xhtml?id=" + ann);
    assertThat(page.locator("#identities tbody tr")).hasText(new String[] {"crm 70", "default 7"});
    assertAccessible();
    page.locator("#name").fill("Ann");
    page.locator("#save").click();
    assertThat(notices()).containsText("Saved");
    assertThat(page.locator("#identities tbody tr")).hasCount(2);
    assertThat(admin.get(site.path("/users/" + ann)).json().path("identities")).hasSize(2);

    people("user.xhtml?id=" + site.user(Map.of("email", "bob@b.c")));
    assertThat(page.locator("#identities")).hasCount(0);
  }

  @Test
  void tellsWhatHappenedToOnePerson() {
    String zoe = "zoe" + site.id;
    site.signIn("ann");
    site.comeTooLate("ann");
    site.comeTooLate(zoe);
    site.created(site.path("/groups"), Map.of("id", "staff", "name", "Staff"));
    ObjectNode ann = (ObjectNode) site.get("/users").at("/items/0");
    ann.putArray("groups").add("staff");
    admin.put(site.path("/users/" + ann.path("id").asLong()), ann);
    signIn();

    people("user.xhtml?id=" + ann.path("id").asLong());
    assertThat(page.locator("#why")).containsText("jwt_expired");
    Locator rows = page.locator("#timeline-rows > li");
    assertThat(rows).hasCount(3);
    assertThat(rows.nth(0)).containsText("Added to Staff.");
    assertThat(rows.nth(1)).containsText("Refused: jwt_expired");
    assertThat(rows.nth(2)).containsText("Signed in");
    assertAccessible();
    screenshots("person-user");
    page.locator("#timeline-kinds a").getByText("Refused").click();
    page.waitForURL("**kind=refused#timeline");
    assertThat(rows).hasCount(1);
    page.navigate(
        "/console/people/user.xhtml?site=%d&id=%s&kind=group"
            .formatted(site.id, ann.path("id").asText()));
    rows.locator("a").first().click();
    page.waitForURL("**/audit/trail.xhtml?**");
    assertThat(page.locator("#trail tbody tr").first()).containsText("user.updated");

    page.navigate("/console/find/find.xhtml?q=" + zoe + "@company.example");
    page.locator("main a[href*='person.xhtml?site=" + site.id + "&']").click();
    page.waitForURL("**/people/person.xhtml?site=" + site.id + "&id=*");
    assertThat(page.locator("h1")).hasText(zoe + "@company.example");
    assertThat(page.locator("#why")).containsText("They were never let in");
    assertThat(rows).hasCount(1);
    assertAccessible();
    screenshots("person");
    rows.locator("a").first().click();
    page.waitForURL("**/log/event.xhtml?**");
    page.locator("#person").click();
    assertThat(page.locator("h1")).hasText(zoe + "@company.example");

    String kept = site.get("/events?email=ann@company.example").at("/items/0/id").asText();
    page.navigate("/console/people/person.xhtml?site=" + site.id + "&id=" + kept);
    page.waitForURL("**/people/user.xhtml?site=" + site.id + "&id=*");
  }

  @Test
  void registersAndEditsAUser() {
    site.created(site.path("/groups"), Map.of("id", "staff", "name", "Staff"));
    site.user(Map.of("email", "taken@b.c"));
    signIn();
    people("user.xhtml");
    page.locator("#lang").fill("english!");
    page.locator("#avatarUrl").fill("http://a.example/x.png");
    page.locator("#customFields").fill("{\"plan\": ");
    page.locator("#save").click();
    assertThat(page.locator("#email-message")).containsText("is required");
    assertThat(page.locator("#lang-message")).containsText("language tag");
    assertThat(page.locator("#avatarUrl-message")).containsText("https");
    assertThat(page.locator("#customFields-message")).containsText("not valid JSON");
    assertThat(page.locator("#lang")).hasValue("english!");
    assertThat(page.locator("#customFields")).hasValue("{\"plan\": ");
    assertAccessible();
    assertFits(1024);
    screenshots("register");

    page.locator("#email").fill("Taken@B.C");
    page.locator("#lang").fill("de");
    page.locator("#avatarUrl").fill("");
    page.locator("#customFields").fill("{\"plan\": \"pro\"}");
    pick(".picker:has(#groups)", "staff");
    page.locator("#save").click();
    assertThat(page.locator("#email-message")).containsText("already");
    page.locator("#email").fill("ann@b.c");
    page.locator("#save").click();
    page.waitForURL("**/user.xhtml?site=*&id=*");
    assertThat(notices()).containsText("User ann@b.c added");

    page.locator("#name").fill("Ann");
    page.locator("#save").click();
    assertThat(notices()).containsText("Saved");
    JsonNode ann = site.get("/users?email=ann@b.c").at("/items/0");
    assertThat(ann.path("name").asText()).isEqualTo("Ann");
    assertThat(ann.path("groups")).extracting(JsonNode::asText).containsExactly("staff");
    assertThat(ann.at("/customFields/plan").asText()).isEqualTo("pro");
    assertThat(audit()).contains("user.created", "user.updated");
  }

  @Test
  void banEndsTheReadersSessionAtOnce() {
    Http reader = site.signIn("ann");
    long id = site.get("/users").at("/items/0/id").asLong();
    signIn();
    people("user.xhtml?id=" + id);
    assertThat(page.locator("#live tbody tr")).hasCount(1);
    assertThat(page.locator("#live")).containsText("Company app");
    assertThat(page.locator("#why")).containsText("accepted");
    assertThat(page.locator("#timeline-rows > li")).hasCount(1);
    screenshots("user");

    page.locator("#ban").click();
    assertThat(page.locator(".ui-confirm-dialog-message"))
        .containsText("1 live session ends immediately");
    screenshots("ban");
    confirm();
    assertThat(notices()).containsText("banned");
    assertThat(PeopleSite.isSignedIn(reader)).isFalse();
    assertThat(page.locator(".facts")).containsText("Banned");

    page.locator("#unban").click();
    confirm();
    assertThat(notices()).containsText("can sign in again");
    Http again = site.signIn("ann");
    assertThat(audit()).contains("user.banned", "user.unbanned");

    people("user.xhtml?id=" + id);
    page.locator("#delete").click();
    confirm();
    page.waitForURL("**/users.xhtml?site=*");
    assertThat(notices()).containsText("deleted");
    assertThat(PeopleSite.isSignedIn(again)).isFalse();
  }

  @Test
  void showsTheInvitationOnce() {
    long id = site.user(Map.of("email", "ann@b.c"));
    signIn();
    people("user.xhtml?id=" + id);
    page.locator("#invite").click();
    String link = page.locator("code[data-secret]").innerText();
    assertThat(link).startsWith(site.origin() + "/login/");
    assertThat(page.locator("main")).containsText("No email was sent");
    assertAccessible();
    page.locator(".secret-once .copy").click();
    assertThat(page.locator(".secret-once .copy")).containsText("Copied");

    page.navigate(page.url());
    assertThat(page.locator("code[data-secret]")).hasCount(0);
    assertThat(audit()).contains("user.invited");
  }

  @Test
  void makesRenamesAndDeletesGroups() {
    signIn();
    people("groups.xhtml");
    assertThat(page.locator(".empty-title")).hasText("No groups yet");
    page.locator("#id").fill("a b");
    page.locator("#save").click();
    assertThat(page.locator("#name-message")).containsText("is required");
    assertThat(page.locator("#id-message")).containsText("letters, digits");
    page.locator("#id").fill("staff");
    page.locator("#name").fill("Staff");
    page.locator("#save").click();
    assertThat(notices()).containsText("Its ID is staff");
    site.user(Map.of("email", "a@b.c", "groups", List.of("staff")));
    site.created(site.path("/articles"), Map.of("title", "A", "groups", List.of("staff")));

    people("groups.xhtml");
    assertThat(page.locator("#groups tbody tr")).containsText("1 article, no categories");
    screenshots("groups");
    page.locator("#groups a:has-text('Rename')").click();
    page.locator("#name").fill("Crew");
    page.locator("#save").click();
    assertThat(notices()).containsText("renamed to Crew");
    page.locator("#groups button:has-text('Delete')").click();
    assertThat(page.locator(".ui-confirm-dialog-message"))
        .containsText("1 member is removed from it. 1 article and no categories");
    confirm();
    assertThat(notices()).containsText("Group Crew deleted");
    assertThat(audit()).contains("group.created", "group.updated", "group.deleted");
  }

  @Test
  void endsSessions() {
    Http ann = site.signIn("ann");
    Http annAgain = site.signIn("ann");
    Http bob = site.signIn("bob");
    signIn();
    people("sessions.xhtml");
    assertThat(page.locator("#sessions tbody tr")).hasCount(3);
    assertThat(page.locator("#sessions tbody tr").first()).containsText("bob@company.example");
    screenshots("sessions");

    people("sessions.xhtml?q=ANN@");
    assertThat(page.locator("#sessions tbody tr")).hasCount(2);
    page.locator("#sessions tbody tr").last().locator("button").first().click();
    assertThat(notices()).containsText("Session ended");
    assertThat(PeopleSite.isSignedIn(ann)).isFalse();
    assertThat(PeopleSite.isSignedIn(annAgain)).isTrue();
    page.locator("button:has-text('End user’s sessions')").click();
    confirm();
    assertThat(notices()).containsText("1 session ended");
    assertThat(PeopleSite.isSignedIn(annAgain)).isFalse();
    assertThat(PeopleSite.isSignedIn(bob)).isTrue();

    people("sessions.xhtml");
    page.locator("#end-all-open").click();
    assertThat(page.locator("#end-all-do")).isDisabled();
    page.locator("#end-all-word").fill(site.subdomain);
    page.locator("#end-all-do").click();
    assertThat(notices()).containsText("1 session ended");
    assertThat(PeopleSite.isSignedIn(bob)).isFalse();
    assertThat(page.locator(".empty-title")).hasText("No one is signed in");
    assertThat(audit()).contains("session.ended", "sessions.ended");
  }

  @Test
  void tellsTheSecondOfTwoOperatorsAboutTheConflict() {
    long id = site.user(Map.of("email", "ann@b.c", "name", "Ann"));
    signIn();
    people("user.xhtml?id=" + id);
    admin.put(site.path("/users/" + id), Map.of("email", "ann@b.c", "name", "Anna"));

    page.locator("#ban").click();
    confirm();
    assertThat(notices()).containsText("Someone else changed this");
    assertThat(site.get("/users/" + id).path("banned").asBoolean()).isFalse();

    page.locator("#name").fill("Annette");
    page.locator("#externalId").fill("7");
    page.locator("#save").click();
    assertThat(notices()).containsText("another operator changed this");
    assertThat(page.locator("#differences tbody tr").allInnerTexts())
        .singleElement()
        .satisfies(row -> assertThat(row).contains("Name", "Ann", "Anna", "Annette"));
    assertThat(page.locator("#name")).hasValue("Annette");
    assertThat(site.get("/users/" + id).path("name").asText()).isEqualTo("Anna");

    page.locator("#save").click();
    assertThat(notices()).containsText("Saved");
    assertThat(site.get("/users/" + id).path("name").asText()).isEqualTo("Annette");
  }

  @Test
  void peopleOfOtherSitesAndUnknownOnesAreNotThere() {
    PeopleSite other = new PeopleSite();
    long id = other.user(Map.of("email", "ann@b.c"));
    signIn();
    expectRefusals();

    for (String address :
        List.of(
            "user.xhtml?site=" + site.id + "&id=" + id,
            "user.xhtml?site=" + site.id + "&id=x",
            "user.xhtml?site=" + site.id + "&id=" + id + "&sites=all",
            "person.xhtml?site=" + site.id + "&id=999999999",
            "person.xhtml?site=" + site.id,
            "users.xhtml?site=999999999",
            "users.xhtml",
            "import.xhtml?site=x")) {
      assertThat(page.navigate("/console/people/" + address).status()).as(address).isEqualTo(404);
    }
  }

  @Test
  void editorSeesNoneOfIt() {
    signInAs("editor", site.id);
    expectRefusals();

    for (String name : List.of("users", "user", "groups", "sessions", "import")) {
      String address = "/console/people/" + name + ".xhtml?site=" + site.id;
      assertThat(page.navigate(address).status()).as(address).isEqualTo(404);
      assertThat(page.request().post(address).status()).as(address).isEqualTo(404);
    }
  }
}
