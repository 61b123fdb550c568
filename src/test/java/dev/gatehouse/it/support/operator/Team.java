package dev.gatehouse.it.support.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.Company;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An operator with a password, made by the admin API and an invitation. */
public final class Team {
  public static final String PASSWORD = "a password of my own";
  private static final String PAGE = "/console/invitation.xhtml";

  final AdminApi admin = new AdminApi();
  public final String email = UUID.randomUUID() + "@team.example";
  public final String path;

  private Team(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(Map.of("email", email, "name", "Tom of the team"));
    all.putAll(more);
    JsonNode made = Company.created(admin.post("/operators", all));
    path = "/operators/" + made.path("id").asText();
    accept(new Http("localhost").keepingCookies(), invite(), PASSWORD);
  }

  /** With a role at one site. */
  public static Team at(String site, String role) {
    return new Team(Map.of("grants", List.of(Map.of("site", site, "role", role))));
  }

  /** The path of a new invitation's link. */
  public String invite() {
    JsonNode made = Company.created(admin.post(path + "/invitations", null));
    return made.path("link").asText().replaceFirst("^http://[^/]+", "");
  }

  /** Gives the operator these members, and the default for all others. */
  public void change(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(Map.of("email", email, "name", "Tom of the team"));
    all.putAll(more);
    Answer answer = admin.put(path, all);
    if (answer.status() != 200) {
      throw new AssertionError(answer.toString());
    }
  }

  /** Opens a link and chooses a password on the page behind it. */
  public static void accept(Http browser, String link, String password) {
    browser.get(link);
    Answer page = browser.get(PAGE);
    Answer answer =
        browser.form(
            PAGE,
            Map.of(
                "choose",
                "choose",
                "fresh",
                password,
                "again",
                password,
                "submit",
                "Set password",
                "primefaces.nonce",
                field(page, "primefaces.nonce"),
                "jakarta.faces.ViewState",
                field(page, "jakarta.faces.ViewState")));
    if (answer.status() != 303) {
      throw new AssertionError(answer.toString());
    }
  }

  private static String field(Answer page, String name) {
    Matcher matcher =
        Pattern.compile("name=\"" + Pattern.quote(name) + "\"[^>]*? value=\"([^\"]+)\"")
            .matcher(page.body());
    if (!matcher.find()) {
      throw new AssertionError(page.toString());
    }
    return matcher.group(1);
  }
}
