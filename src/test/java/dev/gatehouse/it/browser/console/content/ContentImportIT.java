package dev.gatehouse.it.browser.console.content;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.http.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A folder of Markdown files becomes categories and articles. */
class ContentImportIT extends BrowserIT {
  private final String name = "i" + UUID.randomUUID().toString().substring(0, 8);
  private final String site = "/sites/" + name;
  private String importPage;

  @BeforeEach
  void openImport() {
    Answer made =
        admin.post("/sites", Map.of("subdomain", name, "name", "I", "visibility", "public"));
    assertThat(made.status()).as("%s", made).isEqualTo(201);
    importPage = "content/import.xhtml?site=" + made.json().path("id").asLong();
    signIn();
    open(importPage);
  }

  private void upload(Map<String, String> files) {
    upload(zip(files));
  }

  private void upload(byte[] zip) {
    page.locator("#zip").setInputFiles(new FilePayload("docs.zip", "application/zip", zip));
    page.locator("#plan").click();
  }

  private static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private List<JsonNode> articles() {
    List<JsonNode> found = new ArrayList<>();
    admin.get(site + "/articles?limit=500").json().path("items").forEach(found::add);
    return found;
  }

  private void assertLine(String file, String words) {
    assertThat(page.locator("#files tr", new Page.LocatorOptions().setHasText(file)).first())
        .containsText(words);
  }

  @Test
  @Tag("database")
  @Tag("server")
  void showsFirstWhatWouldHappenAndThenDoesIt() {
    admin.post(site + "/groups", Map.of("id", "staff", "name", "Staff"));
    screenshots("upload");
    Map<String, String> files = new LinkedHashMap<>();
    files.put("docs/guides/README.md", "---\ntitle: Our guides\ngroups: [Staff]\n---\n");
    files.put("docs/guides/first.md", "---\ndraft: true\nodd: key\n---\n# First steps\n\nGo.");
    files.put(
        "docs/loose.md",
        "---\ntitle: Loose\ntags: [a, b]\n---\n<script>x</script>\n\n[Text](notes.txt)");
    files.put("docs/notes.txt", "Take care");
    files.put("docs/broken.md", "---\ntitle: [\n---\nx");
    files.put("docs/closed.md", "---\ngroups: nobody\n---\nx");
    files.put("docs/../evil.md", "x");
    files.put("docs/image.png", "x");
    upload(files);

    assertThat(page.locator("#state")).containsText("ready to import");
    assertThat(page.locator("#state")).containsText("New categories: Our guides");
    assertLine("guides/first.md", "odd");
    assertLine("broken.md", "broken YAML");
    assertLine("closed.md", "does not have: nobody");
    assertLine("evil.md", "leads out of its folder");
    assertLine("image.png", "is used by no text");
    assertLine("notes.txt", "stored with its articles");
    assertThat(admin.get(site + "/files").json().path("items")).isEmpty();
    assertThat(articles()).isEmpty();
    assertAccessible();
    assertFits(1024);
    screenshots("plan");

    page.locator("#start").click();
    page.waitForSelector("#another");
    assertThat(page.locator("#state")).containsText("docs.zip imported");
    assertLine("guides/first.md", "created");
    assertAccessible();
    screenshots("report");
    assertThat(articles())
        .extracting(article -> article.path("title").asText() + article.path("published"))
        .containsExactlyInAnyOrder("First stepsfalse", "Loosetrue");
    JsonNode file = admin.get(site + "/files").json().at("/items/0");
    assertThat(file.path("name").asText()).isEqualTo("notes.txt");
    assertThat(file.path("articles")).hasSize(1);
    JsonNode category = admin.get(site + "/categories").json().at("/items/0");
    assertThat(category.path("groups").get(0).asText()).isEqualTo("staff");
    assertThat(audited()).contains("articles.imported", "article.created", "category.created");
    isExportedAsItIsImported();
  }

  /** The same site finds nothing to import, and an empty one has the same export afterwards. */
  private void isExportedAsItIsImported() {
    byte[] exported = exported();
    assertThat(audited()).contains("content.exported");
    page.locator("#another").click();
    page.getByText("Update existing articles").click();
    upload(exported);
    assertThat(page.locator("#state")).containsText("contains nothing to import");
    assertLine("first.md", "unchanged");
    assertLine("loose.md", "unchanged");

    String other = "o" + name;
    Answer made =
        admin.post("/sites", Map.of("subdomain", other, "name", "O", "visibility", "public"));
    admin.post("/sites/" + other + "/groups", Map.of("id", "crew", "name", "Staff"));
    importPage = "content/import.xhtml?site=" + made.json().path("id").asLong();
    open(importPage);
    upload(exported);
    page.locator("#start").click();
    page.waitForSelector("#another");
    assertThat(exported()).isEqualTo(exported);
  }

  private byte[] exported() {
    String address = "/console/" + importPage.replace("import.xhtml", "content.zip");
    return page.request().get(page.url().replaceFirst("/console/.*", address)).body();
  }

  private List<String> audited() {
    List<String> events = new ArrayList<>();
    admin
        .get("/audit?site=" + name)
        .json()
        .path("items")
        .forEach(e -> events.add(e.path("event").asText()));
    return events;
  }

  @Test
  void changesWhatIsThereOnlyWhenTold() {
    admin.post(site + "/articles", Map.of("title", "Old", "slug", "same", "visitors", true));
    upload(Map.of("same.md", "---\ntitle: New\n---\nx"));
    assertThat(page.locator("#state")).containsText("contains nothing to import");
    page.locator("#discard").click();
    page.getByText("Update existing articles").click();
    upload(Map.of("same.md", "---\ntitle: New\n---\nx"));
    assertThat(page.locator("#state")).containsText("1 changes an article");
    admin.put(
        site + "/articles/" + articles().get(0).path("id"),
        Map.of("title", "Meanwhile", "slug", "same"));
    page.locator("#start").click();
    page.waitForSelector("#another");
    assertLine("same.md", "changed by someone else");

    page.locator("#another").click();
    page.getByText("Update existing articles").click();
    upload(Map.of("same.md", "---\ntitle: New\n---\nx"));
    page.locator("#start").click();
    page.waitForSelector("#another");
    assertThat(articles().get(0).path("title").asText()).isEqualTo("New");
    assertThat(articles().get(0).path("body").asText()).isEqualTo("x");
  }

  @Test
  void canBeCancelledAndTakenUpAgain() {
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < 1500; i++) {
      files.put("page-" + i + ".md", "Text ".repeat(100) + i);
    }
    upload(files);
    page.locator("#start").click();
    page.locator("#cancel").click();
    page.waitForSelector("#another");
    assertThat(page.locator("#state")).containsText("canceled");
    assertThat(page.locator("#state")).containsText("not reached");
    int first = articles("/articles?limit=500");
    assertThat(first).isLessThan(1500);

    page.locator("#another").click();
    upload(files);
    assertThat(page.locator("#state")).containsText("ready to import");
    page.locator("#discard").click();
    assertThat(page.locator("#upload")).isVisible();
  }

  private int articles(String path) {
    return admin.get(site + path).json().path("items").size();
  }

  @Test
  void refusesWhatIsNoZip() {
    page.locator("#zip")
        .setInputFiles(
            new FilePayload("a.zip", "application/zip", "no zip".getBytes(StandardCharsets.UTF_8)));
    page.locator("#plan").click();

    assertThat(page.locator("#notices")).containsText("not a zip file");
    assertThat(page.locator("#upload")).isVisible();
  }
}
