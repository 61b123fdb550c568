package dev.gatehouse.it.browser.console.people;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import dev.gatehouse.it.browser.BrowserIT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users from a CSV file. */
class UserImportIT extends BrowserIT {
  private final PeopleSite site = new PeopleSite();

  @TempDir Path folder;

  private void tryOut(String csv) {
    tryOut(csv.getBytes(StandardCharsets.UTF_8));
  }

  private void tryOut(byte[] file) {
    choose(file);
    page.locator("#try").click();
  }

  /** As a file on the disk, which costs a browser less than its bytes in a message. */
  private void choose(byte[] file) {
    try {
      page.locator("#file").setInputFiles(Files.write(folder.resolve("people.csv"), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertFigures(int rows, int made, int updated, int unchanged, int left, int bad) {
    assertThat(page.locator(".import-figures dd"))
        .hasText(
            IntStream.of(rows, made, updated, unchanged, left, bad)
                .mapToObj(String::valueOf)
                .toArray(String[]::new));
  }

  @Test
  @Tag("database")
  @Tag("server")
  void reportsEveryBadLineThenImportsTheMendedFile() throws IOException {
    site.created(site.path("/groups"), Map.of("id", "staff", "name", "Staff"));
    site.user(Map.of("email", "old@b.c", "name", "Old", "externalId", "e1"));
    site.user(Map.of("email", "same@b.c", "name", "Same"));
    site.user(Map.of("email", "banned@b.c", "name", "B", "banned", true));
    signIn();
    open("people/import.xhtml?site=" + site.id);
    screenshots("empty");
    page.locator("#try").click();
    assertThat(page.locator("#notices")).containsText("Choose a CSV file first");

    tryOut(
        "EMAIL,Name,groups,externalId,role\n"
            + ",Nobody,,,\n"
            + "a@b.c,\"=HYPERLINK(\"\"x\"\")\",staff;nope,,owner\n"
            + "A@B.C,,,,\n"
            + "same@b.c,x,,e1,\n");
    assertFigures(4, 0, 0, 0, 0, 4);
    assertThat(page.locator("#errors"))
        .containsText("names a group that this site does not have: nope");
    assertThat(page.locator("#errors tbody tr")).hasCount(6);
    assertThat(page.locator("#run")).hasCount(0);
    assertAccessible();
    assertFits(1024);
    screenshots("bad");
    Download report = page.waitForDownload(() -> page.locator("#download").click());
    String csv;
    try (var in = report.createReadStream()) {
      csv = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(csv)
        .startsWith(
            "line,field,message\r\n2,email,is required unless the user has an external ID\r\n");
    assertThat(csv).contains("4,email,is already on line 3", "5,email,is taken");

    String good =
        "\uFEFFemail,name,groups,externalId,banned\r\n"
            + "new@b.c,\"New, one\",staff,e2,\r\n"
            + "moved@b.c,Old,,e1,\r\n"
            + "same@b.c,Same,,,\r\n"
            + "banned@b.c,Bert,,,false\r\n";
    tryOut(good);
    assertFigures(4, 1, 0, 0, 3, 0);
    page.locator("#updating").check();
    tryOut(good);
    assertFigures(4, 1, 2, 1, 0, 0);
    assertThat(page.locator("#report")).containsText("1 of these users is banned and stays banned");
    assertAccessible();
    screenshots("good");
    assertThat(site.get("/users").path("items")).hasSize(3);
    page.locator("#run").click();
    page.waitForURL("**/users.xhtml?site=*");
    assertThat(page.locator("#notices")).containsText("1 user added, 2 updated");

    JsonNode made = site.get("/users?externalId=e2").at("/items/0");
    assertThat(made.path("name").asText()).isEqualTo("New, one");
    assertThat(made.path("groups")).extracting(JsonNode::asText).containsExactly("staff");
    assertThat(site.get("/users?externalId=e1").at("/items/0/email").asText())
        .isEqualTo("moved@b.c");
    JsonNode banned = site.get("/users?email=banned@b.c").at("/items/0");
    assertThat(banned.path("banned").asBoolean()).isTrue();
    assertThat(banned.path("name").asText()).isEqualTo("Bert");
    List<String> audit =
        admin.get("/audit?site=" + site.id).json().path("items").findValuesAsText("event");
    assertThat(audit).contains("users.imported", "user.updated", "user.created");
  }

  @Test
  void importsAllOrNothing() {
    signIn();
    open("people/import.xhtml?site=" + site.id);
    tryOut("email,externalId\na@b.c,e1\nb@b.c,e2\n");
    assertFigures(2, 2, 0, 0, 0, 0);
    site.user(Map.of("email", "b@b.c", "externalId", "another"));
    page.locator("#run").click();
    assertThat(page.locator("#notices")).containsText("nothing was imported");
    assertFigures(2, 1, 0, 0, 0, 1);
    assertThat(site.get("/users").path("items")).hasSize(1);
  }

  @Test
  void hostileFilesGetClearErrors() {
    signIn();
    open("people/import.xhtml?site=" + site.id);
    tryOut(new byte[] {'e', 'm', 'a', 'i', 'l', '\n', 0, 1, 2});
    assertThat(page.locator("#errors")).containsText("NUL");
    tryOut(new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});
    assertThat(page.locator("#errors")).containsText("UTF-8");
    tryOut("email\n" + "x".repeat(4_900_000));
    assertThat(page.locator("#errors")).containsText("exceeds the max field size");
    tryOut("email,<script>alert(1)</script>\na@b.c,x\n");
    assertThat(page.locator("#errors")).containsText("<script>alert(1)</script>");

    byte[] large = new byte[5 * 1024 * 1024 + 1];
    choose(large);
    Object refusal = page.locator("#file").evaluate("input => input.validationMessage");
    assertThat(refusal).asString().contains("larger than 5 MB");
    page.locator("#file")
        .evaluate("i => { i.removeAttribute('data-most-bytes'); i.setCustomValidity(''); }");
    tryOut(large);
    assertThat(page.locator("#errors")).containsText("larger than 5 MB");
  }

  @Test
  void takesTheLargestFile() {
    signIn();
    open("people/import.xhtml?site=" + site.id);
    String rows =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "user" + i + "@b.c,User number " + i + ",crm-" + i)
            .collect(Collectors.joining("\n"));
    page.setDefaultTimeout(120_000);
    long start = System.nanoTime();
    tryOut("email,name,externalId\n" + rows);
    assertThat(page.locator("#figure-made")).hasText("20000");
    page.locator("#run").click();
    page.waitForURL("**/users.xhtml?site=*");
    System.getLogger("import")
        .log(
            System.Logger.Level.INFO,
            "20,000 users: {0} ms",
            (System.nanoTime() - start) / 1_000_000);
    assertThat(page.locator(".list-count")).hasText("20,000 users");
  }
}
