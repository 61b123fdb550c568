package dev.gatehouse.it.browser.console.content;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import dev.gatehouse.it.browser.BrowserIT;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.library.file.picture.SamplePictures;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Editing categories and articles, the preview, and conflicts between two editors. */
class ContentPagesIT extends BrowserIT {

  private final String name = "e" + UUID.randomUUID().toString().substring(0, 8);
  private final String site = "/sites/" + name;
  private long siteId;

  @BeforeEach
  void makeSite() {
    siteId =
        created("/sites", Map.of("subdomain", name, "name", "H " + name, "visibility", "public"));
  }

  private long created(String path, Map<String, Object> body) {
    Answer answer = admin.post(path, body);
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    return answer.json().path("id").asLong();
  }

  private JsonNode article(long id) {
    return admin.get(site + "/articles/" + id).json();
  }

  private Page openContent(String page, String rest) {
    return open("content/" + page + ".xhtml?site=" + siteId + rest);
  }

  private void check(String label) {
    page.getByText(label, new Page.GetByTextOptions().setExact(true)).last().click();
  }

  private String reading(String path) {
    return at(name + ".localhost").get(path).body();
  }

  @Test
  @Tag("server")
  void writesPreviewsAndPublishesAnArticle() {
    signIn();
    openContent("content", "");
    assertThat(page.locator(".empty")).containsText("No content yet");
    assertAccessible();
    page.locator(".empty a").first().click();
    page.waitForURL("**/article.xhtml*");

    page.locator("#title").fill("Über uns");
    page.locator("#title").blur();
    assertThat(page.locator("#slug-help")).containsText("uber-uns");
    page.locator("#body").pressSequentially("We are ");
    page.keyboard().press("Control+b");
    page.keyboard().type("here");
    assertThat(page.locator("#preview strong")).hasText("here");
    assertThat(page.locator("#body")).hasValue("We are **here**");
    page.locator("#tags").fill("one, two");
    assertThat(page.locator("#chips .state")).hasCount(2);
    page.locator("#lang").fill("ar");
    page.locator("#lang").blur();
    assertThat(page.locator("#preview [lang=ar] strong")).hasCSS("direction", "rtl");
    page.locator("#dir").selectOption("LTR");
    assertThat(page.locator("#preview [lang=ar] strong")).hasCSS("direction", "ltr");
    check("Published");
    assertThat(page.locator(".unsaved").first()).isVisible();
    page.locator("#save").click();
    page.waitForURL("**/article.xhtml?site=" + siteId + "&id=*");

    assertThat(page.locator("#notices")).containsText("Readers can see");
    assertThat(page.locator(".unsaved").first()).isHidden();
    screenshots("article");
    String address = page.locator("#head a[target]").getAttribute("href");
    assertThat(address).matches("//" + name + "\\.localhost:\\d+/article/\\d+-uber-uns");
    assertThat(reading(address.replaceFirst("//[^/]+", "")))
        .contains("We are <strong>here</strong>");

    check("Published");
    page.locator("#save-below").click();
    assertThat(page.locator("#notices")).containsText("Saved as a draft");
    assertThat(at(name + ".localhost").get(address.replaceFirst("//[^/]+", "")).status())
        .isEqualTo(404);

    openContent("content", "&q=HÉRE+we");
    assertThat(page.locator("#rows tbody th")).hasCount(1);
    openContent("content", "&q=elsewhere");
    assertThat(page.locator("#rows")).hasCount(0);
  }

  private void paste(String name, String type, byte[] file) {
    give("paste", name, type, file, 1);
  }

  /** Lets the editor have files as the browser does: several come at once. */
  private void give(String event, String name, String type, byte[] file, int number) {
    page.evaluate(
        """
        ([event, name, type, base64, number]) => {
          const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
          const data = new DataTransfer();
          for (let i = 1; i <= number; i++) {
            data.items.add(new File([bytes], i + name, { type: type }));
          }
          const body = document.getElementById('body');
          if (event === 'paste') {
            const pasted = { clipboardData: data, bubbles: true, cancelable: true };
            body.dispatchEvent(new ClipboardEvent('paste', pasted));
          } else {
            for (const step of ['dragenter', 'dragover', 'drop']) {
              const dragged = { dataTransfer: data, bubbles: true, cancelable: true };
              if (body.dispatchEvent(new DragEvent(step, dragged)) && step !== 'dragenter') {
                throw new Error('the browser would open the file: ' + step);
              }
            }
          }
        }""",
        List.of(event, name, type, Base64.getEncoder().encodeToString(file), number));
  }

  @Test
  void takesPicturesThatArePastedOrChosen() {
    signIn();
    openContent("article", "");
    page.locator("#title").fill("Pictures");
    page.locator("#file")
        .setInputFiles(
            new FilePayload("first map.png", "image/png", SamplePictures.of("png", 900, 300)));
    assertThat(page.locator("#body"))
        .hasValue(Pattern.compile("^!\\[first map]\\(/files/[0-9a-f]{32}/first-map\\.png\\)$"));

    give("paste", "image.png", "image/png", SamplePictures.of("png", 90, 30), 2);
    assertThat(page.locator("#body"))
        .hasValue(
            Pattern.compile("\\)!\\[1image]\\(/files/[^)]+\\)!\\[2image]\\(/files/[^)]+\\)$"));
    give("drop", "dropped.txt", "text/plain", "Words".getBytes(StandardCharsets.UTF_8), 1);
    assertThat(page.locator("#body"))
        .hasValue(Pattern.compile("\\)\\[1dropped]\\(/files/[0-9a-f]{32}/1dropped\\.txt\\)$"));
    assertThat(page.locator("#body")).not().hasClass(Pattern.compile("dropping"));
    assertThat(page.locator("#preview img")).hasCount(3);
    waitUntil(
        "Array.from(document.querySelectorAll('#preview img')).every((i) => i.naturalWidth > 0)");
    assertAccessible();
    String written = page.locator("#body").inputValue();
    expectRefusals();
    paste("a.svg", "image/svg+xml", "<svg/>".getBytes(StandardCharsets.UTF_8));
    assertThat(page.locator("#upload-state")).containsText("1a.svg: The file is SVG");
    assertThat(page.locator("#body")).hasValue(written);
    screenshots("article-files");
  }

  @Test
  void comparesVersionsAndRestoresOne() {
    long id = created(site + "/articles", Map.of("title", "Robots", "body", "Press red.\n"));
    admin.put(site + "/articles/" + id, Map.of("title", "Robots", "body", "Press <b>green</b>.\n"));
    admin.put(
        site + "/articles/" + id,
        Map.of("title", "Machines", "body", "Press <b>green</b>.\n", "private", true));
    signIn();
    openContent("article", "&id=" + id);
    page.locator("#head a", new Page.LocatorOptions().setHasText("History")).click();

    assertThat(page.locator(".versions tbody tr")).hasCount(3);
    assertThat(page.locator("#comparison")).hasText("From version 2 to version 3");
    assertThat(page.locator("main")).containsText("Machines");
    page.locator("input[name=from][value='1']").check();
    page.locator("button[type=submit]", new Page.LocatorOptions().setHasText("Compare")).click();
    assertThat(page.locator("#comparison")).hasText("From version 1 to version 3");
    assertThat(page.locator(".text-difference del")).hasText("Press red.");
    assertThat(page.locator(".text-difference ins")).hasText("Press <b>green</b>.");
    assertAccessible();
    screenshots("article-history");

    page.locator("#restore-from").click();
    page.locator(".ui-confirmdialog-yes").click();
    page.waitForURL("**/article.xhtml*");
    assertThat(page.locator("#notices")).containsText("Version 1 is restored");
    assertThat(article(id).path("title").asText()).isEqualTo("Robots");
    assertThat(article(id).path("body").asText()).isEqualTo("Press red.\n");
    assertThat(article(id).path("private").asBoolean()).isTrue();
    openContent("history", "&id=" + id);
    assertThat(page.locator(".versions tbody tr").first()).containsText("Restores version 1");
  }

  @Test
  void ordersArticlesByKeyboardAndByDragging() {
    long category = created(site + "/categories", Map.of("title", "Guides"));
    for (String title : List.of("Alpha", "Beta", "Gamma", "Delta")) {
      created(site + "/articles", Map.of("title", title, "categoryId", category));
    }
    signIn();
    openContent("content", "&category=" + category);
    page.locator(".shelf-head .links a").last().click();
    page.waitForURL("**/order.xhtml*");
    assertAccessible();
    Locator titles = page.locator(".ordered-title > span:first-child");

    Locator top = button("Move Gamma to the top");
    top.focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#order-news")).hasText("Gamma: 1 of 4");
    assertThat(top).isFocused();
    button("Move Alpha down").focus();
    page.keyboard().press("Space");
    assertThat(button("Move Alpha down")).isFocused();
    assertThat(titles).hasText(new String[] {"Gamma", "Beta", "Alpha", "Delta"});

    Locator last = page.locator(".ordered li").last();
    BoundingBox grip = last.locator(".grip").boundingBox();
    BoundingBox second = page.locator(".ordered li").nth(1).boundingBox();
    page.mouse().move(grip.x + 5, grip.y + 5);
    page.mouse().down();
    page.mouse().move(grip.x + 5, grip.y - 10);
    page.mouse().move(second.x + 9, second.y + 2);
    page.mouse().up();
    assertThat(titles).hasText(new String[] {"Gamma", "Delta", "Beta", "Alpha"});
    assertThat(page.locator("#order-news")).hasText("Delta: 2 of 4");
    screenshots("order");
    page.locator("#save").click();
    page.waitForURL("**/content.xhtml*");

    assertThat(page.locator("#notices")).containsText("Order saved.");
    String shown = reading("/docs");
    assertThat(List.of("Gamma", "Delta", "Beta", "Alpha"))
        .isSortedAccordingTo(Comparator.comparing(shown::indexOf));

    openContent("order", "&category=" + category);
    String ids = page.locator("#article-ids").inputValue();
    List<Long> backward = Arrays.stream(ids.split(",")).map(Long::valueOf).collect(toList());
    Collections.reverse(backward);
    admin.put(site + "/order", Map.of("parentId", category, "articles", backward));
    button("Move Beta down").click();
    page.locator("#save").click();
    assertThat(page.locator("#notices")).containsText("Your order was not saved");
    assertThat(titles).hasText(new String[] {"Alpha", "Beta", "Delta", "Gamma"});
  }

  @Test
  void addsOldAddressesOfAListOrNone() {
    long id = created(site + "/articles", Map.of("title", "Refunds", "slug", "refunds"));
    signIn();
    openContent("content", "");
    page.getByText("Old addresses", new Page.GetByTextOptions().setExact(true)).click();
    page.waitForURL("**/addresses.xhtml*");
    Locator list = page.locator("#csv");

    list.fill("from,to\n/hc/articles/1,refunds\n/hc/articles/2,elsewhere\n");
    page.locator("#check").click();
    assertThat(page.locator("table.addresses tbody tr")).hasCount(2);
    assertThat(page.locator("table.addresses tbody tr").first())
        .containsText("leads to no article");
    assertAccessible();
    page.locator("#add").click();
    assertThat(page.locator("#notices")).containsText("One line is bad. Nothing was changed.");
    assertThat(article(id).path("aliases")).isEmpty();

    byte[] csv = "to,from\r\nrefunds,https://old.example/hc/articles/1?x=1\r\n".getBytes(UTF_8);
    list.fill("");
    page.locator("#file").setInputFiles(new FilePayload("old.csv", "text/csv", csv));
    page.locator("#check").click();
    assertThat(list).hasValue(Pattern.compile("to,from\\s+refunds,.*\\s*"));
    assertThat(page.locator("table.addresses tbody tr")).containsText("New");
    page.locator("#add").click();
    assertThat(page.locator("#notices")).containsText("1 of 1 addresses added.");
    assertThat(article(id).path("aliases").get(0).asText()).isEqualTo("/hc/articles/1");
    assertThat(page.locator("table.addresses tbody tr")).containsText("Refunds");
    Download file = page.waitForDownload(() -> page.locator("a.csv").click());
    assertThat(file.suggestedFilename()).isEqualTo("addresses.csv");
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void runsNothingThatIsWrittenInAnArticle() {
    signIn();
    openContent("article", "");
    page.locator("#body")
        .fill(
            "# article\n\n"
                + "<script>window.broken = 1</script>\n"
                + "<img src=x onerror='window.broken=2'>\n"
                + "<form id=f><input name=site></form>\n\n"
                + "![A view](https://elsewhere.example/i.png)\n\n"
                + "[l](javascript:alert(1))\n\n"
                + "<style>main { display: none }</style> the end ]]>");

    assertThat(page.locator("#preview")).containsText("the end ]]>");
    assertThat(page.locator("#preview .preview-image").last())
        .containsText("A view https://elsewhere.example/i.png");
    assertThat(page.evaluate("window.broken")).isNull();
    assertThat(page.locator("#preview img, #preview script, #preview input, #preview [id]"))
        .hasCount(0);
    assertThat(page.locator("form#article")).isVisible();
  }

  @Test
  void tellsWhatIsWrongBesideTheFields() {
    signIn();
    openContent("article", "");
    page.locator("#slug").fill("Not A Slug");
    page.locator("#body").fill("kept");
    page.locator("#save").click();

    assertThat(page.locator("#title-message")).containsText("is required");
    assertThat(page.locator("#slug-message")).containsText("lower-case");
    assertThat(page.locator("#body")).hasValue("kept");
  }

  @Test
  void showsTheOthersTextBesideOnesOwn() {
    long id = created(site + "/articles", Map.of("title", "Both", "body", "first\nline"));
    signIn();
    openContent("article", "&id=" + id);
    Page other = context.newPage();
    other.navigate(page.url());
    other.locator("#body").fill("theirs\nline");
    other.locator("#save").click();
    assertThat(other.locator("#notices")).containsText("Saved");

    page.locator("#body").fill("mine\nline");
    page.locator("#save").click();
    assertThat(page.locator("#theirs")).hasText("theirsline");
    assertThat(page.locator("#theirs .differs")).hasText("theirs");
    assertThat(page.locator("#body")).hasValue("mine\nline");
    assertThat(article(id).path("body").asText()).isEqualTo("theirs\nline");
    assertAccessible();
    assertFits(1024);
    screenshots("two-versions");

    page.locator("#keep-mine").click();
    assertThat(page.locator("#theirs")).hasCount(0);
    assertThat(article(id).path("body").asText()).isEqualTo("mine\nline");

    other.locator("#body").fill("again theirs");
    other.locator("#save").click();
    other.locator("#take-theirs").click();
    other.locator(".ui-confirmdialog-yes").click();
    assertThat(other.locator("#notices")).containsText("This is the other version");
    assertThat(other.locator("#body")).hasValue("mine\nline");
    other.locator("#body").fill("on with it");
    assertThat(other.locator("#preview")).hasText("on with it");
    other.locator("#save").click();
    assertThat(other.locator(".unsaved").first()).isHidden();
    assertThat(article(id).path("body").asText()).isEqualTo("on with it");
  }

  @Test
  void opensNothingByForgettingADeletedGroup() {
    admin.post(site + "/groups", Map.of("id", "board", "name", "Board"));
    long id = created(site + "/articles", Map.of("title", "Closed", "groups", List.of("board")));
    admin.delete(site + "/groups/board");
    signIn();
    openContent("article", "&id=" + id);
    assertThat(page.locator("#readers")).containsText("board (deleted");
    page.locator("#title").fill("Closed, still");
    page.locator("#save").click();
    assertThat(page.locator("#groups-message")).containsText("board");
    assertThat(article(id).path("groups").get(0).asText()).isEqualTo("board");

    page.locator("button[aria-label^='Remove board (deleted']").click();
    page.locator("#save").click();
    assertThat(page.locator("#notices")).containsText("Saved");
    assertThat(article(id).path("groups")).isEmpty();
  }

  @Test
  void savesAnArticleThatWasDeletedMeanwhileAsNew() {
    long id = created(site + "/articles", Map.of("title", "Gone", "body", "x"));
    signIn();
    openContent("article", "&id=" + id);
    admin.delete(site + "/articles/" + id);

    page.locator("#body").fill("still mine");
    page.locator("#save").click();
    assertThat(page.locator("#notices")).containsText("deleted this article");
    page.locator("#save").click();
    page.waitForURL(url -> !url.endsWith("&id=" + id));

    assertThat(page.locator("#body")).hasValue("still mine");
  }

  @Test
  void keepsALongArticleWhenTheSessionEnds() {
    String text = "A line of a long article, äöü.\n".repeat(200_000 / 31);
    long id = created(site + "/articles", Map.of("title", "Long", "body", "short"));
    signIn();
    openContent("article", "&id=" + id);
    // As pasting does: the driver would type it line by line.
    page.locator("#body")
        .evaluate(
            "(area, text) => { area.value = text;"
                + " area.dispatchEvent(new Event('input', {bubbles: true})); }",
            text);
    assertThat(page.locator("#preview")).containsText("A line of a long article");
    context.clearCookies();
    page.locator("#save").click();
    page.waitForURL("**/console/login.xhtml*");
    typeCredentials(page, EMAIL, PASSWORD);
    page.waitForURL("**/article.xhtml*");

    assertThat(page.locator("#kept")).isVisible();
    assertThat(page.locator("#body")).hasValue(text);
    assertThat(page.locator(".unsaved").first()).isVisible();
    page.locator("#save").click();
    assertThat(page.locator("#notices")).containsText("Saved");
    assertThat(article(id).path("body").asText()).isEqualTo(text);
  }

  @Test
  void asksBeforeUnsavedTextIsLeft() {
    long id = created(site + "/articles", Map.of("title", "Unsaved", "body", "x"));
    signIn();
    page.clock().install();
    openContent("article", "&id=" + id);
    page.locator("#body").fill("typed");
    page.clock().runFor(1_000);
    assertThat(page.locator("#preview")).hasText("typed");
    // For a second after a response the page may still redirect.
    page.clock().runFor(1_500);
    StringBuilder asked = new StringBuilder();
    page.onDialog(
        dialog -> {
          asked.append(dialog.type());
          dialog.dismiss();
        });
    page.locator(".crumbs a").last().click();

    page.waitForCondition(() -> asked.toString().equals("beforeunload"));
    assertThat(page.locator("#body")).hasValue("typed");
  }

  @Test
  void movesAnArticleAndDeletesACategoryWithoutLosingWhatIsInIt() {
    long guides = created(site + "/categories", Map.of("title", "Guides"));
    long staff = created(site + "/groups", Map.of("id", "staff", "name", "Staff"));
    assertThat(staff).isZero();
    long id = created(site + "/articles", Map.of("title", "Wanderer", "groups", List.of("staff")));
    signIn();
    openContent("content", "&q=wander");
    assertThat(page.locator("#rows")).containsText("Groups: Staff");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Move Wanderer")).click();
    page.locator("#target").selectOption(String.valueOf(guides));
    assertAccessible();
    page.locator("#do-move").click();
    assertThat(page.locator("#notices")).containsText("” moved");
    assertThat(article(id).path("categoryId").asLong()).isEqualTo(guides);

    openContent("category", "&parent=" + guides);
    page.locator("#title").fill("Inner");
    pick(".picker:has(#groups)", "Staff");
    page.locator("#save").click();
    page.waitForURL("**/content.xhtml?site=" + siteId + "&category=*");
    assertThat(page.locator(".shelf-tree a[aria-current]")).containsText("Inner");
    assertAccessible();
    assertFits(1024);
    screenshots("content");

    openContent("category", "&id=" + guides);
    page.locator("#ask-delete").click();
    assertThat(page.locator("#delete-dialog")).containsText("1 article and 1 category");
    page.locator("#do-delete").click();
    assertThat(page.locator("#notices")).containsText("deleted");
    assertThat(article(id).path("categoryId").isNull()).isTrue();
  }

  @Test
  void showsAnEditorTheContentAndNothingElse() {
    long id = created(site + "/articles", Map.of("title", "Mine to edit", "body", "x"));
    signInAs("editor", siteId);
    openContent("article", "&id=" + id);
    page.locator("#body").fill("edited");
    page.locator("#save").click();
    assertThat(page.locator("#notices")).containsText("Saved");

    expectRefusals();
    for (String path :
        List.of(
            "site/settings", "sso/connections", "log/events", "people/users", "studio/studio")) {
      assertThat(page.navigate("/console/" + path + ".xhtml?site=" + siteId).status())
          .as(path)
          .isEqualTo(404);
    }
    long other = created("/sites", Map.of("subdomain", name + "x", "name", "Other"));
    for (String path : List.of("content", "article", "category", "import")) {
      assertThat(page.navigate("/console/content/" + path + ".xhtml?site=" + other).status())
          .as(path)
          .isEqualTo(404);
    }
    assertThat(page.navigate("/console/content/article.xhtml?site=" + siteId + "&id=1").status())
        .isEqualTo(404);
  }

  @Test
  void showsAMemberNoContent() {
    signInAs("member", siteId);
    expectRefusals();
    assertThat(page.navigate("/console/content/content.xhtml?site=" + siteId).status())
        .isEqualTo(404);
  }
}
