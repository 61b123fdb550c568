package dev.gatehouse.it.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.http.Simultaneously;
import dev.gatehouse.it.support.operator.ConsoleClient;
import dev.gatehouse.it.support.operator.ConsoleClient.Operator;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerClock;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.site.HelpCenter;
import dev.gatehouse.it.support.site.WidgetSite;
import dev.gatehouse.library.file.picture.SamplePictures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pictures and files: how they come in, and who gets them. */
@Tag("database")
@Tag("server")
class FilesIT extends GatehouseIT {
  private static final String ANY = "application/octet-stream";
  private static final byte[] TEXT = "0123456789".repeat(60_000).getBytes(StandardCharsets.UTF_8);

  @RegisterExtension private final ServerClock clock = new ServerClock();
  private final HelpCenter site = HelpCenter.of("public");

  private Answer upload(String path, String name, byte[] bytes, String type) {
    return admin.upload(path + "/files?name=" + Http.encoded(name), bytes, type);
  }

  private JsonNode uploaded(String name, byte[] bytes) {
    Answer answer = upload(site.path(), name, bytes, ANY);
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.json();
  }

  private long article(JsonNode file, Map<String, Object> more) {
    Map<String, Object> members = new HashMap<>(more);
    members.put("title", "Pictures");
    members.put("body", "![A map](" + file.path("address").asText() + ")");
    return admin.post(site.path() + "/articles", members).json().path("id").asLong();
  }

  @Test
  void fileIsUploadedListedSentAndDeleted() {
    JsonNode file = uploaded("../My \"map\".exe", SamplePictures.polyglot(900, 300));
    String path = site.path() + "/files/" + file.path("id").asText();

    assertThat(file.path("name").asText()).isEqualTo("My map.png");
    assertThat(file.path("type").asText()).isEqualTo("image/png");
    assertThat(file.path("width").asInt()).isEqualTo(900);
    assertThat(admin.get(path).json()).isEqualTo(file);
    assertThat(admin.get(site.path() + "/files").json().path("items")).contains(file);
    Answer content = admin.get(path + "/content");
    assertThat(content.header("Content-Length")).isEqualTo(file.path("size").asText());
    assertThat(content.body()).startsWith("\uFFFDPNG").doesNotContain("<script>");

    long article = article(file, Map.of());
    assertThat(admin.get(path).json().path("articles")).hasSize(1);
    assertThat(Problems.of(admin.delete(path), 409).path("detail").asText()).contains("" + article);
    admin.delete(site.path() + "/articles/" + article);
    assertThat(admin.delete(path).status()).isEqualTo(204);
    Problems.of(admin.get(path), 404);
    Problems.of(admin.get(path + "/content"), 404);
  }

  @Test
  void refusesWhatCannotBeStored() {
    Problems.invalid(
        upload(site.path(), "a.png", "<svg/>".getBytes(StandardCharsets.UTF_8), ANY), "file");
    Problems.invalid(
        upload(site.path(), "a.png", SamplePictures.bomb(60_000, 60_000), ANY), "file");
    Problems.of(upload(site.path(), "a.txt", new byte[8_000_001], ANY), 413);
    Problems.of(upload(site.path(), "a.txt", TEXT, "application/x-www-form-urlencoded"), 415);
    Problems.invalid(admin.upload(site.path() + "/files", TEXT, ANY), "name");
    Problems.of(upload("/api/admin/v1/sites/nobody", "a.txt", TEXT, ANY), 404);
  }

  @Test
  void readersGetTheFilesOfWhatTheyMayRead() {
    JsonNode file = uploaded("map.png", SamplePictures.of("png", 900, 300));
    String address = file.path("address").asText();
    Http anybody = site.browser();
    Answer absent = anybody.get(address.replaceFirst("/[0-9a-f]{4}", "/0000"));
    assertThat(absent.status()).isEqualTo(404);
    assertThat(anybody.get(address).status()).isEqualTo(404);

    long article = article(file, Map.of("published", false));
    assertThat(anybody.get(address).status()).isEqualTo(404);
    String path = site.path() + "/articles/" + article;
    site.change(path, Map.of("published", true, "private", true));
    Answer hidden = anybody.get(address);
    assertThat(hidden.status()).isEqualTo(404);
    assertThat(hidden.header("Content-Type")).isEqualTo(absent.header("Content-Type"));
    assertThat(hidden.header("Content-Length")).isEqualTo(absent.header("Content-Length"));

    site.userWith("ann@help.example", "a long enough password");
    Http ann = site.browser();
    HelpCenter.signIn(ann, "ann@help.example", "a long enough password");
    assertThat(ann.get(address).status()).isEqualTo(200);
    site.change(path, Map.of("private", false));
    Answer sent = anybody.get(address);

    assertThat(sent.status()).isEqualTo(200);
    assertThat(sent.header("Content-Type")).isEqualTo("image/png");
    assertThat(sent.header("Cache-Control")).isEqualTo("private, max-age=31536000, immutable");
    assertThat(sent.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(sent.header("Content-Security-Policy")).contains("sandbox");
    assertThat(sent.header("Content-Disposition")).startsWith("inline; filename=\"map.png\"");
    assertThat(anybody.get("/article/" + article + "-pictures").body())
        .contains("width=\"900\" height=\"300\" srcset=\"" + address + "?w=400 400w, ");
    Answer small = anybody.get(address + "?w=400");
    assertThat(Long.parseLong(small.header("Content-Length")))
        .isLessThan(Long.parseLong(sent.header("Content-Length")));
    assertThat(HelpCenter.of("public").browser().get(address).status()).isEqualTo(404);
  }

  @Test
  void sendsTheBytesThatAreAskedFor() {
    JsonNode file = uploaded("größe\u202E 'x'.txt", TEXT);
    article(file, Map.of());
    String address = file.path("address").asText();
    Http reader = site.browser();
    Answer whole = reader.get(address);
    String tag = whole.header("ETag");

    assertThat(whole.body()).isEqualTo(new String(TEXT, StandardCharsets.UTF_8));
    assertThat(whole.header("Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"gro-e-x.txt\"; filename*=UTF-8''gr%C3%B6%C3%9Fe%20%27x%27.txt");
    Answer part = reader.get(address, "Range", "bytes=262140-262149");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.header("Content-Range")).isEqualTo("bytes 262140-262149/600000");
    assertThat(part.body()).isEqualTo("0123456789");
    assertThat(reader.get(address, "Range", "bytes=-3", "If-Range", tag).body()).isEqualTo("789");
    assertThat(reader.get(address, "Range", "bytes=-3", "If-Range", "\"other\"").status())
        .isEqualTo(200);
    Answer beyond = reader.get(address, "Range", "bytes=600000-");
    assertThat(beyond.status()).isEqualTo(416);
    assertThat(beyond.header("Content-Range")).isEqualTo("bytes */600000");
    assertThat(reader.get(address, "Range", "bytes=" + "0-1,".repeat(500) + "0-1").status())
        .isEqualTo(200);
    assertThat(reader.get(address, "If-None-Match", tag).status()).isEqualTo(304);
    Answer head = reader.head(address, "Range", "bytes=0-1");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo("600000");
    assertThat(reader.get(address + "/..%2f..%2fconsole").status()).isIn(400, 404);
  }

  @Test
  void widgetGetsThemWithItsTokenAndConsoleWithItsSession() {
    WidgetSite widget = new WidgetSite();
    byte[] png = SamplePictures.of("png", 90, 30);
    String address =
        upload(widget.company().site(), "map.png", png, ANY).json().path("address").asText();
    Http browser = at(widget.host());
    String api = "/api/widget/v1" + address;
    String bearer = "Bearer " + widget.token("ann");
    assertThat(browser.get(api, "Authorization", bearer).status()).isEqualTo(404);
    widget.article(Map.of("title", "Map", "body", "![Map](" + address + ")"));

    assertThat(browser.get(api).status()).isEqualTo(401);
    Answer sent = browser.get(api, "Authorization", bearer, "Origin", "https://app.example");
    assertThat(sent.status()).isEqualTo(200);
    assertThat(sent.header("Content-Type")).isEqualTo("image/png");
    assertThat(sent.header("Cache-Control")).isEqualTo("private, no-store");

    long id = admin.get(widget.company().site()).json().path("id").asLong();
    String file = address.substring("/files/".length(), "/files/".length() + 32);
    String path = "/console/content/files?site=%d&file=%s".formatted(id, file);
    assertThat(ConsoleClient.of(Operator.at(id, "editor")).get(path).status()).isEqualTo(200);
    assertThat(ConsoleClient.of(Operator.at(otherSite(), "editor")).get(path).status())
        .isEqualTo(404);
    assertThat(ConsoleClient.nobody().get(path).status()).isEqualTo(303);
  }

  private long otherSite() {
    return admin.get(site.path()).json().path("id").asLong();
  }

  /** A form of another site can be sent with an operator's cookies, but not with that header. */
  @Test
  void consoleTakesUploadsOfItsOwnScriptOnly() {
    ConsoleClient editor = ConsoleClient.of(Operator.at(otherSite(), "editor"));
    String path = "/console/content/files?site=" + otherSite() + "&name=a.txt";

    assertThat(editor.post(path, Map.of("a", "b")).status()).isEqualTo(403);
    assertThat(admin.get(site.path() + "/files").json().path("items")).isEmpty();
  }

  @Test
  void filesOfArticlesThatAskForARecentSignInAreNotKept() {
    Company company = Company.startingSignInsItself();
    Answer stored = upload(company.site(), "pay.txt", TEXT, ANY);
    String address = stored.json().path("address").asText();
    new Content(company)
        .article(Map.of("title", "Pay", "body", "[all](" + address + ")", "reauthenticate", true));
    Http browser = company.browser();
    browser.get("/sso/jwt?jwt=" + company.token("ann"));
    Answer sent = browser.get(address);
    assertThat(sent.status()).isEqualTo(200);
    assertThat(sent.header("Cache-Control")).isEqualTo("private, no-store");

    clock.stopAt(Instant.now().plusSeconds(16 * 60));

    Answer asked = browser.get(address, "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document");
    assertThat(asked.status()).isEqualTo(302);
    assertThat(asked.location()).startsWith(company.loginUrl).contains("max_age=900");
    new Content(company)
        .article(Map.of("title", "Also", "body", "[all](" + address + ")", "tags", List.of()));
    assertThat(browser.get(address).status()).isEqualTo(200);
  }

  @Test
  void uploadsOfTheSameAtOnceAreOneFile() throws Exception {
    byte[] png = SamplePictures.of("png", 500, 300);

    List<Answer> answers =
        Simultaneously.times(8, i -> () -> upload(site.path(), i + ".png", png, ANY));

    assertThat(answers).extracting(Answer::status).containsOnly(201);
    assertThat(answers)
        .extracting(answer -> answer.json().path("address").asText())
        .containsOnly(answers.get(0).json().path("address").asText());
    assertThat(admin.get(site.path() + "/files").json().path("items")).hasSize(1);
  }

  @Test
  void filesOfTheFooterAreForEverybodyWhoIsLetIn() {
    JsonNode file = uploaded("map.png", SamplePictures.of("png", 90, 30));
    String address = file.path("address").asText();
    article(file, Map.of("published", false, "reauthenticate", true));
    Http anybody = site.browser();
    assertThat(anybody.get(address).status()).isEqualTo(404);

    site.change(site.path(), Map.of("footer", "![A map](" + address + ")"));

    Answer sent = anybody.get(address);
    assertThat(sent.status()).isEqualTo(200);
    assertThat(sent.header("Cache-Control")).startsWith("private, max-age=");
    JsonNode other = uploaded("other.txt", TEXT);
    assertThat(anybody.get(other.path("address").asText()).status()).isEqualTo(404);
    String used = site.path() + "/files/" + file.path("id").asText();
    admin
        .get(site.path() + "/articles")
        .json()
        .path("items")
        .forEach(item -> admin.delete(site.path() + "/articles/" + item.path("id")));
    assertThat(Problems.of(admin.delete(used), 409).path("detail").asText()).contains("footer");

    site.change(site.path(), Map.of("visibility", "invited"));
    assertThat(site.browser().get(address).status()).isEqualTo(404);
  }
}
