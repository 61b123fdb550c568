package dev.gatehouse.it.support.site;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.AdminApi;
import java.util.List;
import java.util.Map;

/** What a company has to read, made through the admin API. */
public final class Content {
  private final AdminApi admin = new AdminApi();
  private final String site;

  public Content(Company company) {
    this(company.site());
  }

  /** Of the site at this path of the admin API. */
  public Content(String site) {
    this.site = site;
  }

  /** Path of a new article's page. */
  public String article(Map<String, Object> members) {
    return made("/articles", "/article/", members);
  }

  /** Path of a new category's page. */
  public String category(Map<String, Object> members) {
    return made("/categories", "/category/", members);
  }

  /** A list with the id of a new group in which nobody is. */
  public List<String> group() {
    return List.of(created("/groups", Map.of("name", "Staff")).path("id").asText());
  }

  /** Id of a category, within another that is for a new group only. */
  public long closed() {
    long outer = id(category(Map.of("title", "Closed outside", "groups", group())));
    return id(category(Map.of("title", "Closed inside", "parentId", outer)));
  }

  /** Changes an article by the path of its page. */
  public void change(String path, Map<String, Object> members) {
    Company.change(admin, site + "/articles/" + id(path), members);
  }

  /** The id in the path of a page. */
  public static long id(String path) {
    return Long.parseLong(path.replaceFirst(".*/(\\d+)-.*", "$1"));
  }

  private String made(String resource, String page, Map<String, Object> members) {
    JsonNode made = created(resource, members);
    return page + made.path("id").asLong() + "-" + made.path("slug").asText();
  }

  private JsonNode created(String resource, Map<String, Object> members) {
    return Company.created(admin.post(site + resource, members));
  }
}
