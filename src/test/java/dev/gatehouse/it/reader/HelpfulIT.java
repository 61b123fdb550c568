package dev.gatehouse.it.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Form;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.http.Simultaneously;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** "Was this helpful?" at an article's end. */
@Tag("database")
@Tag("server")
class HelpfulIT extends GatehouseIT {
  private static final String PLACE = "#page.helpful";
  private static final int MOST_IN_HOUR = 40;

  private final Company company = Company.with(Map.of("askHelpful", true), Map.of());
  private final Content content = new Content(company);
  private final String article = content.article(Map.of("title", "Refunds", "body", "Soon."));
  private final String target = "/helpful/" + Content.id(article);

  private Http signedIn(String person) {
    Http browser = company.browser();
    company.signIn(browser, person);
    return browser;
  }

  private JsonNode versions() {
    return company
        .admin
        .get(company.site() + "/articles/" + Content.id(article) + "/feedback")
        .json()
        .path("versions");
  }

  private List<JsonNode> sentences() {
    return Company.items(company.admin.get(company.site() + "/feedback"));
  }

  @Test
  void countsWhatReadersSayAboutEachVersion() {
    Http ann = signedIn("ann");
    Answer asked = ann.get(article);
    Answer no = ann.form(target, with(Form.of(asked), "helpful", "no"));

    assertThat(no.status()).isEqualTo(303);
    assertThat(no.location()).isEqualTo(article + "?helpful=no" + PLACE);
    Answer thanked = ann.get(article + "?helpful=no");
    assertThat(thanked.body()).contains("Thank you for your answer.", "What was missing?");
    assertThat(thanked.header("ETag")).isNotEqualTo(asked.header("ETag"));
    Answer said = ann.form(target, with(Form.of(thanked), "sentence", " How\u202E long?\r\n "));
    assertThat(said.location()).isEqualTo(article + "?helpful=done" + PLACE);
    assertThat(signedIn("bea").form(target, Map.of("helpful", "yes", "part", "")).body())
        .contains("What could be better?")
        .doesNotContain("<html", "How long?");
    content.change(article, Map.of("body", "Within 3 days."));
    ann.form(target, Map.of("helpful", "yes"));

    assertThat(versions().toString())
        .isEqualTo("[{\"yes\":1,\"no\":0,\"version\":2},{\"yes\":1,\"no\":1,\"version\":1}]");
    assertThat(sentences())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.path("sentence").asText()).isEqualTo("How long?");
              assertThat(one.path("version").asInt()).isEqualTo(1);
              assertThat(one.path("helpful").asBoolean()).isFalse();
              assertThat(one.toString()).doesNotContain("ann");
            });
    JsonNode counts = company.admin.get(company.site() + "/feedback/counts").json();
    assertThat(counts.at("/items/0/yes").asInt()).isEqualTo(2);
    assertThat(counts.at("/items/0/article").asLong()).isEqualTo(Content.id(article));
  }

  @Test
  void countsReaderOnceWhoAnswersTwiceAtOnce() throws Exception {
    Http ann = signedIn("ann");

    List<Answer> all =
        Simultaneously.times(
            6, i -> () -> ann.form(target, Map.of("helpful", i % 2 == 0 ? "yes" : "no")));

    assertThat(all).extracting(Answer::status).containsOnly(303);
    JsonNode version = versions().path(0);
    assertThat(version.path("yes").asInt() + version.path("no").asInt()).isOne();
  }

  @Test
  void asksNobodyElse() {
    String closed =
        content.article(Map.of("title", "Staff", "body", "x", "groups", content.group()));
    Http ann = signedIn("ann");

    assertThat(ann.form("/helpful/" + Content.id(closed), Map.of("helpful", "no")).status())
        .isEqualTo(404);
    assertThat(company.browser().form(target, Map.of("helpful", "no")).status()).isEqualTo(403);
    assertThat(ann.form(target, Map.of("helpful", "no"), "Sec-Fetch-Site", "cross-site").location())
        .isEqualTo(article + PLACE);
    assertThat(ann.get(target).location()).isEqualTo(article + PLACE);
    company.change(company.site(), Map.of("askHelpful", false));
    assertThat(ann.form(target, Map.of("helpful", "no")).status()).isEqualTo(404);
    assertThat(ann.get(article).body()).doesNotContain("helpful");
    assertThat(versions()).isEmpty();
  }

  @Test
  void keepsWhatReaderTypedWhoAnswersTooOften() {
    Http ann = signedIn("ann");
    for (int i = 0; i < MOST_IN_HOUR; i++) {
      assertThat(ann.form(target, Map.of("helpful", "yes")).status()).isEqualTo(303);
    }

    Answer late = ann.form(target, Map.of("helpful", "no", "sentence", "<b>Why</b>?"));

    assertThat(late.status()).isEqualTo(429);
    assertThat(Integer.parseInt(late.header("Retry-After"))).isBetween(1, 3600);
    assertThat(late.body()).contains("Too many answers", "&lt;b&gt;Why&lt;/b&gt;?</textarea>");
    assertThat(signedIn("bea").form(target, Map.of("helpful", "no")).status()).isEqualTo(303);
  }

  @Test
  void keepsWhatReaderTypedWhoseSessionEnded() {
    Map<String, String> typed = Map.of("helpful", "no", "sentence", "<b>Why</b>?");
    String login = "/login?forward=%2Farticle%2F" + Content.id(article);

    Answer late = company.browser().form(target, typed);
    Answer scripted = company.browser().form(target, typed, "Sec-Fetch-Mode", "cors");
    company.change(company.site(), Map.of("visibility", "public"));
    Answer open = company.browser().form(target, typed);

    assertThat(List.of(late, scripted, open))
        .allSatisfy(
            one -> {
              assertThat(one.status()).isEqualTo(403);
              assertThat(one.body())
                  .contains("You are signed out", login, "&lt;b&gt;Why&lt;/b&gt;?</textarea>");
            });
    assertThat(company.browser().form(target, typed, "Sec-Fetch-Site", "cross-site").body())
        .doesNotContain("Why");
    assertThat(sentences()).isEmpty();
  }

  @Test
  void deletesWhatWasWritten() {
    signedIn("ann").form(target, Map.of("helpful", "no", "sentence", "By ann"));
    signedIn("bea").form(target, Map.of("helpful", "no", "sentence", "By bea"));
    JsonNode ofBea = sentences().get(0);
    String path = company.site() + "/feedback/" + ofBea.path("id").asText();

    assertThat(company.admin.delete(path).status()).isEqualTo(204);
    Problems.of(company.admin.delete(path), 404);
    assertThat(sentences()).extracting(one -> one.path("sentence").asText()).containsOnly("By ann");
    assertThat(company.admin.get("/audit?site=" + company.siteId).body())
        .contains("feedback.deleted")
        .doesNotContain("By bea");
    long user = company.users("email=ann@company.example").get(0).path("id").asLong();
    company.admin.delete(company.site() + "/users/" + user);

    assertThat(sentences()).isEmpty();
    assertThat(versions().at("/0/no").asInt()).isEqualTo(2);
  }

  private static Map<String, String> with(Form form, String name, String value) {
    form.fields().put(name, value);
    return form.fields();
  }
}
