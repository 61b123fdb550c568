package dev.gatehouse.it.browser.reader;

import static dev.gatehouse.it.support.http.Eventually.eventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.gatehouse.it.browser.SecureWeb;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A help center at its company's custom domain, and what an operator sets up there. */
public final class CompanySite {
  final AdminApi admin = new AdminApi();
  public final String subdomain = "j" + UUID.randomUUID().toString().substring(0, 8);
  final String host = subdomain + ".company.test";
  public final String origin = SecureWeb.running().origin(host);
  final long id;

  public CompanySite(String name, Map<String, Object> settings) {
    Map<String, Object> all =
        new HashMap<>(Map.of("subdomain", subdomain, "name", name, "customDomains", List.of(host)));
    all.putAll(settings);
    id = created(admin.post("/sites", all)).path("id").asLong();
  }

  String path() {
    return "/sites/" + subdomain;
  }

  /** Creates a resource and returns its id. */
  String made(String resource, Map<String, Object> members) {
    return created(admin.post(path() + resource, members)).path("id").asText();
  }

  /** Creates a link and returns it. */
  String link(String resource, Map<String, Object> members) {
    return created(admin.post(path() + resource, members)).path("link").asText();
  }

  /** Creates an article and returns the path of its page. */
  public String article(Map<String, Object> members) {
    return page("/articles", "/article/", members);
  }

  /** Creates a category and returns the path of its page. */
  String category(Map<String, Object> members) {
    return page("/categories", "/category/", members);
  }

  private String page(String resource, String page, Map<String, Object> members) {
    JsonNode made = created(admin.post(path() + resource, members));
    return page + made.path("id").asText() + "-" + made.path("slug").asText();
  }

  /** The id in the path of a page. */
  static long id(String page) {
    return Long.parseLong(page.replaceFirst(".*/(\\d+)-.*", "$1"));
  }

  /** Repeats a search until an article is among the results: changes take effect later. */
  static void waitUntilFound(Page page, String at, String text, String title) {
    eventually(
        title + " is found",
        () -> {
          page.navigate(at + "/search?q=" + text);
          return page.getByRole(AriaRole.MAIN).getByText(title).count() > 0;
        });
  }

  List<JsonNode> items(String resource) {
    Answer answer = admin.get(path() + resource);
    List<JsonNode> items = new ArrayList<>();
    answer.json().path("items").forEach(items::add);
    return items;
  }

  /** Changes some members of a resource: reads it and writes the whole resource back. */
  void change(String resource, Map<String, Object> members) {
    Map<String, Object> all = new HashMap<>();
    JsonNode now = admin.get(path() + resource).json();
    now.properties().forEach(member -> all.put(member.getKey(), member.getValue()));
    all.putAll(members);
    Answer answer = admin.put(path() + resource, all);
    if (answer.status() != 200) {
      throw new AssertionError("could not change " + resource + ": " + answer);
    }
  }

  static JsonNode created(Answer answer) {
    if (answer.status() != 201) {
      throw new AssertionError("not created: " + answer);
    }
    return answer.json();
  }
}
