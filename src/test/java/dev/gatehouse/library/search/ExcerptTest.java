package dev.gatehouse.library.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The excerpt of a text that matches. */
class ExcerptTest {
  private static final String FILLING = "Lorem ipsum dolor sit amet consectetur. ".repeat(20);

  private final Bookcase books = new Bookcase();

  @Test
  void showsAShortTextWhole() {
    books.with(1, "Keys", "Turn the **key** once.\n\nThen turn the `keys` again.");

    assertThat(books.snippet("key")).isEqualTo("Turn the [key] once. Then turn the [keys] again.");
  }

  @Test
  void partsBlocksThatEndWithoutAFullStop() {
    books.with(
        1, "Keys", "## Names of keys\n\nEach key has one.\n\n| a | b |\n| --- | --- |\n| c | d |");

    assertThat(books.snippet("names"))
        .isEqualTo("[Names] of keys · Each key has one. a · b · c · d");
  }

  @Test
  void beginsWithTheSentenceThatHoldsTheWord() {
    books.with(1, "Keys", FILLING + "Turn the key once. " + FILLING);

    assertThat(books.snippet("key")).startsWith("…Turn the [key] once. Lorem").endsWith("…");
    assertThat(books.snippet("key").length()).isBetween(150, 210);
  }

  @Test
  void choosesThePlaceWithTheMostOfTheWords() {
    books.with(
        1, "Keys", "A key is here. A key. " + FILLING + "The key opens the door. " + FILLING);

    assertThat(books.snippet("door key")).contains("The [key] opens the [door].");
  }

  @Test
  void marksAPhraseWhereItStandsAsOne() {
    books.with(1, "Keys", "Open it. The door. " + FILLING + "Now open the door. The door is open.");

    assertThat(books.snippet("\"open the door\""))
        .contains("Now [open the door]. The door is open.");
    assertThat(books.snippet("\"the door\" now")).contains("[Now] open [the door].");
    assertThat(books.snippet("\"the door\" keys")).contains("[the door]");
  }

  @Test
  void marksAPhraseOfTextWithoutSpaces() {
    books.with(1, "設定", "発行方法は請求書の発行方法です。");

    assertThat(books.snippet("「\"請求書の発行\"」")).isEqualTo("発行方法は[請求書の発行]方法です。");
  }

  @Test
  void marksWhatNearlyMatchesOnlyWhereNothingElseDoes() {
    books.with(1, "Forms", "Take this form from here.").with(2, "Paper", "Take this from here.");

    assertThat(books.snippet("form")).isEqualTo("Take this [form] from here.");
    assertThat(books.find("form").hits()).hasSize(2);
    assertThat(Bookcase.written(books.find("form").hits().get(1).snippet()))
        .isEqualTo("Take this [from] here.");
  }

  @Test
  void fallsBackToTheDescriptionAndThenToTheBeginning() {
    books
        .with(Bookcase.article(1, 1, "Alpha", "What it is", List.of(), "Something else"))
        .with(Bookcase.article(2, 1, "Beta", null, List.of("tagged"), "The beginning. " + FILLING))
        .with(Bookcase.article(3, 1, "Gamma", null, List.of(), ""));

    assertThat(books.snippet("alpha")).isEqualTo("What it is");
    assertThat(books.snippet("tagged")).startsWith("The beginning. Lorem").endsWith("…");
    assertThat(books.snippet("gamma")).isEmpty();
  }

  @Test
  void marksPairsOfCharactersAsOneWord() {
    books.with(1, "請求書のダウンロード", "請求書は設定からダウンロードできます。");

    assertThat(books.snippet("ダウンロード")).isEqualTo("請求書は設定から[ダウンロード]できます。");
  }

  @Test
  void cutsNoCharacterInTwo() {
    books.with(1, "Faces", "key " + "😀".repeat(500)).with(2, "Odd", "key1 x" + "😀".repeat(500));

    for (String typed : List.of("key", "key1")) {
      assertThat(books.snippet(typed).codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
  }

  @Test
  void marksTheTitleToo() {
    books.with(1, "Übersicht: der Schlüssel", "");

    assertThat(Bookcase.written(books.find("ubersicht").hits().get(0).title()))
        .isEqualTo("[Übersicht]: der Schlüssel");
  }

  @Test
  void holdsTextAndNoHtml() {
    books.with(1, "A <b>", "<div>One &lt;i&gt; two</div>\n\n<script>alert('x')</script>\n\n`<u>`");

    assertThat(books.snippet("two")).isEqualTo("One <i> [two] · <u>");
    assertThat(books.find("alert").total()).isZero();
    assertThat(books.find("div").total()).isZero();
  }

  @Test
  void hitLeadsToTheSectionThatMatchesBest() {
    String reset = "## Wi-Fi\n\nThe gripper has one.\n\n### Reset it\n\nPress both buttons. ";
    books.with(1, "Gripper", "The gripper, and how to reset it.\n\n" + FILLING + "\n\n" + reset);

    assertThat(section("gripper reset")).isEqualTo("reset-it [Reset] it");
    assertThat(books.snippet("gripper reset")).startsWith("…[Reset] it · Press");
    assertThat(section("both buttons")).isEqualTo("reset-it Reset it");
    assertThat(books.find("both buttons").hits().get(0).path()).endsWith("#reset-it");
    assertThat(section("lorem ipsum")).isNull();
    assertThat(section("gripper")).isNull();
    assertThat(books.find("gripper").hits().get(0).path()).endsWith("-slug");
  }

  @Test
  void sectionIsFoundBehindLettersThatAreStoredShorter() {
    books.with(
        1, "A", "E\u0301te\u0301 e\u0301\n\n## E\u0301cran\n\nx\n\n<h3 id=\"b\">Bouton</h3>\n\ny");

    assertThat(section("bouton")).isEqualTo("b [Bouton]");
    assertThat(section("écran")).isEqualTo("e\u0301cran [\u00c9cran]");
  }

  /** The anchor and the heading of the first hit, or null. */
  private String section(String text) {
    SearchResults.Section section = books.find(text).hits().get(0).section();
    return section == null ? null : section.anchor() + " " + Bookcase.written(section.heading());
  }
}
