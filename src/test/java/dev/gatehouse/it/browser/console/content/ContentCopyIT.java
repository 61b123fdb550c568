package dev.gatehouse.it.browser.console.content;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.library.file.picture.SamplePictures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A site with everything that a site may have goes to another one, by export and import. */
class ContentCopyIT extends BrowserIT {
  private static final List<String> BODIES =
      List.of(
          "",
          "\n\n# Twin\n\n\ntext",
          "---\ntitle: other\n---\ntext",
          "+++\n",
          "a\r\nb\r\n",
          "# Twin",
          "  # Another\ntext",
          "```\n![x](img/a.png)\n```\n",
          "\uFEFF\ttab",
          "![x](img/none.png) [y](/article/1-x)");

  private final Random random = new Random(17);
  private final List<String> files = new ArrayList<>();

  private String made(String prefix) {
    String name = prefix + UUID.randomUUID().toString().substring(0, 8);
    created("/sites", Map.of("subdomain", name, "name", name, "visibility", "public"));
    created("/sites/" + name + "/groups", Map.of("id", prefix + "-staff", "name", "Staff: all"));
    return name;
  }

  private JsonNode created(String path, Map<String, Object> body) {
    Answer answer = admin.post(path, body);
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.json();
  }

  private void stored(String site, String name, byte[] content) {
    Answer answer =
        admin.upload(
            "/sites/" + site + "/files?name=" + Http.encoded(name),
            content,
            "application/octet-stream");
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    files.add(answer.json().path("address").asText());
  }

  private byte[] letters(int length) {
    byte[] letters = new byte[length];
    for (int i = 0; i < length; i++) {
      letters[i] = (byte) ('a' + random.nextInt(26));
    }
    return letters;
  }

  private void storeFiles(String site) {
    stored(site, "a map.png", SamplePictures.of("png", 500, 300));
    stored(site, "a map.png", SamplePictures.of("png", 90, 30));
    stored(site, "größe 😀.jpg", SamplePictures.photo(60, 40, 6));
    stored(site, "c.gif", SamplePictures.of("gif", 20, 20));
    stored(site, "d.webp", SamplePictures.webp(40, 30));
    stored(site, "e.pdf", "%PDF-1.7 no more".getBytes(StandardCharsets.UTF_8));
    stored(site, "f.docx", "PK\u0003\u0004 office".getBytes(StandardCharsets.UTF_8));
    stored(site, "g.zip", "PK\u0003\u0004 zip".getBytes(StandardCharsets.UTF_8));
    stored(site, "README.md", "# To download".getBytes(StandardCharsets.UTF_8));
    stored(site, "blank.log", " ".repeat(3_000_000).concat("x").getBytes(StandardCharsets.UTF_8));
    stored(site, "8 MB.txt", letters(8_000_000));
    stored(site, "7 MB.csv", letters(7_000_000));
  }

  private void fill(String site) {
    storeFiles(site);
    List<Long> categories = new ArrayList<>();
    Long parent = null;
    for (int depth = 0; depth < 13; depth++) {
      parent = category(site, parent, "Deep " + depth, "deep", null);
      categories.add(parent);
    }
    for (String slug : List.of("same", "same", "other", "same")) {
      categories.add(category(site, categories.get(0), "Same", slug, 90 - categories.size()));
      categories.add(category(site, null, "Zoo " + slug, "zoo", null));
    }
    categories.add(null);
    for (int i = 0; i < 60; i++) {
      article(site, i, categories.get(random.nextInt(categories.size())));
    }
    article(site, 61, null);
  }

  private Long category(String site, Long parent, String title, String slug, Integer position) {
    Map<String, Object> members = new HashMap<>();
    members.put("title", title);
    members.put("slug", slug);
    members.put("parentId", parent);
    members.put("position", position);
    members.put("description", position == null ? null : "About: " + title);
    members.put("visitors", random.nextBoolean());
    members.put("groups", random.nextBoolean() ? List.of() : List.of(site.charAt(0) + "-staff"));
    members.put("aliases", List.of("/old/" + UUID.randomUUID()));
    return created("/sites/" + site + "/categories", members).path("id").asLong();
  }

  private void article(String site, int number, Long category) {
    String file = files.get(number % files.size());
    Map<String, Object> members = new HashMap<>();
    members.put("title", number % 3 == 0 ? "Twin" : "Über #" + number);
    members.put("slug", number % 3 == 0 ? "twin" : "s" + (100 - number));
    members.put("categoryId", category);
    members.put("body", BODIES.get(number % BODIES.size()) + (number < 60 ? "" : all()));
    if (number % 2 == 0) {
      members.put("body", "[" + number + "](" + file + "?w=400)\n`" + files.get(0) + "`");
      members.put("description", "true");
    }
    members.put("published", random.nextBoolean());
    members.put("private", random.nextBoolean());
    members.put("visitors", random.nextBoolean());
    members.put("reauthenticate", random.nextBoolean());
    members.put("position", number % 4 == 0 ? Integer.valueOf(number * 10) : null);
    members.put("lang", List.of("ar", "pt-BR", "en").get(number % 3));
    members.put("dir", number % 5 == 0 ? "rtl" : null);
    members.put("tags", number % 2 == 0 ? List.of("a, b", "- c") : List.of());
    members.put("groups", number % 7 == 0 ? List.of(site.charAt(0) + "-staff") : List.of());
    members.put("aliases", number % 6 == 0 ? List.of("/docs/" + number + "/ä b") : List.of());
    created("/sites/" + site + "/articles", members);
  }

  private String all() {
    StringBuilder all = new StringBuilder();
    files.forEach(file -> all.append("\n[x](").append(file).append(')'));
    return all.toString();
  }

  private byte[] exported(String site) {
    long id = admin.get("/sites/" + site).json().path("id").asLong();
    String address = "/console/content/content.zip?site=" + id;
    return page.request().get(page.url().replaceFirst("/console/.*", address)).body();
  }

  private void imported(String site, byte[] zip) {
    long id = admin.get("/sites/" + site).json().path("id").asLong();
    open("content/import.xhtml?site=" + id);
    page.getByText("Update existing articles").click();
    page.locator("#zip").setInputFiles(new FilePayload("site.zip", "application/zip", zip));
    page.locator("#plan").click();
    assertThat(page.locator("#state"))
        .containsText("import", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
  }

  /**
   * The articles and categories in an export, by their paths. Twins are numbered by age, which an
   * import cannot keep.
   */
  private static Map<String, String> texts(byte[] zip) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        boolean text = entry.getName().endsWith(".md") && !entry.getName().contains("/files/");
        texts.put(entry.getName(), text ? plain(content) : "");
      }
    }
    return texts;
  }

  private static String plain(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).replaceFirst("\ntwin: \\d+\n", "\n");
  }

  /** What a site has, without what is its own: ids and times. */
  private List<String> content(String site, String things) {
    List<String> found = new ArrayList<>();
    for (JsonNode item :
        admin.get("/sites/" + site + "/" + things + "?limit=500").json().path("items")) {
      boolean file = things.equals("files");
      JsonNode whole =
          file ? item : admin.get("/sites/" + site + "/" + things + "/" + item.path("id")).json();
      ObjectNode members = whole.deepCopy();
      members.remove(List.of("categoryId", "parentId", "version", "createdAt", "updatedAt"));
      members.remove(file ? List.of() : List.of("id"));
      if (file) {
        members.put("articles", members.path("articles").size());
      }
      found.add(members.toString().replace(site.charAt(0) + "-staff", "staff"));
    }
    return found;
  }

  @Test
  @Tag("server")
  void siteGoesToAnotherSiteAsItIs() throws IOException {
    String site = made("a");
    fill(site);
    signIn();
    open("overview.xhtml");
    byte[] zip = exported(site);
    assertThat(zip).hasSizeGreaterThan(15_000_000);
    imported(site, zip);
    assertThat(page.locator("#state")).containsText("contains nothing to import");

    String other = made("b");
    imported(other, zip);
    page.locator("#start").click();
    page.waitForSelector("#another");
    assertThat(page.locator("#state")).containsText("site.zip imported");

    for (String things : List.of("categories", "articles", "files")) {
      assertThat(content(other, things))
          .as(things)
          .containsExactlyInAnyOrderElementsOf(content(site, things));
    }
    assertThat(texts(exported(other))).isEqualTo(texts(zip));
  }
}
