package dev.gatehouse.library.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which articles match, and in what order. */
class ArticleIndexTest {
  private final Bookcase books = new Bookcase();

  @Test
  void findsWordsInTitleTagsDescriptionAndTextInThisOrder() {
    books
        .with(1, "Something", "All about invoices, and more of it.")
        .with(Bookcase.article(2, 1, "Something", "Of invoices", List.of(), "else"))
        .with(Bookcase.article(3, 1, "Something", null, List.of("Invoices"), "else"))
        .with(4, "Your invoices", "else")
        .with(5, "Something", "else");

    assertThat(books.ids("invoices")).containsExactly(4L, 3L, 2L, 1L);
  }

  @Test
  void asksForEveryWordWhereverItStands() {
    books
        .with(1, "Reset", "Choose another password.")
        .with(2, "Reset", "Choose another name.")
        .with(3, "Password", "Choose another one.");

    assertThat(books.ids("reset password")).containsExactly(1L);
  }

  @Test
  void asksForMostOfTheWordsWhereNothingHoldsAll() {
    books
        .with(1, "Export invoices as spreadsheet", "")
        .with(2, "Export", "")
        .with(3, "Import contacts", "");

    assertThat(books.ids("export invoices unicorn")).containsExactly(1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"how do I change my password", "wie ändere ich das change password", "¿password?"})
  void needsNoneOfTheWordsThatAreInEveryQuestion(String question) {
    books.with(1, "Change password", "Open the settings.").with(2, "How I do my", "das wie ich");

    assertThat(books.ids(question).get(0)).isEqualTo(1L);
  }

  @Test
  void findsPhrasesInQuotationMarksOnly() {
    books
        .with(1, "One", "The arm is released after the brake.")
        .with(2, "Two", "After the brake is released, the arm falls.")
        .with(3, "Released arm", "The brake.");

    assertThat(books.ids("brake released")).containsExactlyInAnyOrder(1L, 2L, 3L);
    assertThat(books.ids("\"brake is released\"")).containsExactly(2L);
    assertThat(books.ids("\"RELEASED after\" arm")).containsExactly(1L);
    assertThat(books.ids("\"released arm\"")).containsExactly(3L);
    assertThat(books.ids("\"arm is\" \"the brake\"")).containsExactly(1L);
    assertThat(books.ids("\"released brake\"")).isEmpty();
    assertThat(books.ids("\"released brake\" arm")).isEmpty();
  }

  @Test
  void toleratesNoTyposAndNoBeginningsInPhrases() {
    books.with(1, "Password reset", "Choose one.");

    assertThat(books.ids("\"password reset\"")).containsExactly(1L);
    assertThat(books.ids("\"pasword reset\"")).isEmpty();
    assertThat(books.ids("\"password res\"")).isEmpty();
    assertThat(books.ids("\"password\"")).containsExactly(1L);
    assertThat(books.ids("\"passwort\"")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"größe ändern\"",
        "„Größe ändern“",
        "«Grosse andern»",
        "“größe ändern”",
        "„GRÖSSE ÄNDERN"
      })
  void readsTheQuotationMarksOfEveryKeyboard(String typed) {
    books.with(1, "Fenster", "Die Größe ändern Sie hier.");

    assertThat(books.ids(typed)).containsExactly(1L);
  }

  @Test
  void findsPhrasesOfTextWithoutSpaces() {
    books.with(1, "請求書", "請求書の発行方法はこちら。").with(2, "発行", "方法と請求書。");

    assertThat(books.ids("\"請求書の発行\"")).containsExactly(1L);
    assertThat(books.ids("\"発行請求書\"")).isEmpty();
  }

  @Test
  void findsPhrasesWithinOneTag() {
    books.with(Bookcase.article(1, 1, "One", null, List.of("invoice export", "請求書", "発行"), "else"));

    assertThat(books.ids("\"invoice export\"")).containsExactly(1L);
    assertThat(books.ids("\"export 請求書\"")).isEmpty();
    assertThat(books.ids("\"請求書発行\"")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "\"\"", "\" \"", "\"!\"", "„“"})
  void findsNothingForQuotationMarksAlone(String typed) {
    books.with(1, "One", "text");

    assertThat(books.ids(typed)).isEmpty();
  }

  @Test
  void takesTheLastWordForTheBeginningOfOne() {
    books.with(1, "Two-factor authentication", "").with(2, "Factory", "");

    assertThat(books.ids("authen")).containsExactly(1L);
    assertThat(books.ids("factor aut")).containsExactly(1L);
    assertThat(books.ids("aut factor")).isNotEmpty().first().isEqualTo(1L);
  }

  @ParameterizedTest
  @CsvSource({
    "passwort, 1",
    "pasword, 1",
    "passwrod, 1",
    "authentification, 2",
    "autentication, 2",
    "billng, 3",
    "biling, 3"
  })
  void toleratesTypos(String typed, long id) {
    books.with(1, "Password", "one").with(2, "Authentication", "two").with(3, "Billing", "three");

    assertThat(books.ids(typed)).containsExactly(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cad", "xassword", "2024", "pswrd"})
  void toleratesNoneInShortWordsNumbersOrTheFirstLetterAndNotMany(String typed) {
    books.with(1, "Card", "The password of 2025").with(2, "cat", "2023");

    assertThat(books.find(typed).total()).isZero();
  }

  @Test
  void showsWhatMatchesExactlyFirst() {
    books
        .with(1, "Formats formats", "")
        .with(2, "Something", "It ends with: performance, forms, format")
        .with(3, "Normal", "");

    assertThat(books.ids("format")).startsWith(1L, 2L);
    assertThat(new Bookcase().with(1, "Boards", "").with(2, "x", "all the boats").ids("boats"))
        .containsExactly(2L);
  }

  @ParameterizedTest
  @CsvSource({
    "schluessel, 1",
    "Schlüssel, 1",
    "SCHLUSSEL, 1",
    "schlüssel, 1",
    "créer, 2",
    "creer, 2",
    "contrasena, 3",
    "contraseña, 3",
    "strasse, 4",
    "straße, 4"
  })
  void takesAccentsAndUmlautsEitherWay(String typed, long id) {
    books
        .with(1, "Schlüssel drehen", "")
        .with(2, "Créer un compte", "")
        .with(3, "Restablecer contraseña", "")
        .with(4, "Straße", "");

    assertThat(books.ids(typed)).containsExactly(id);
  }

  @Test
  void prefersTheAccentThatWasTyped() {
    books.with(1, "schon", "").with(2, "schön", "");

    assertThat(books.ids("schön")).containsExactly(2L, 1L);
  }

  @ParameterizedTest
  @CsvSource({
    "ログイン, 1",
    "ﾛｸﾞｲﾝ, 1",
    "パスワード, 2",
    "変更, 2",
    "車, 3",
    "請求書, 4",
    "ログインできない, 1",
    "パスワードの変更, 2",
    "비밀번호, 5"
  })
  void findsWhatIsWrittenWithoutSpaces(String typed, long id) {
    books
        .with(1, "ログインの方法", "メールアドレスを入力します。")
        .with(2, "パスワードを変更する", "設定を開きます。")
        .with(3, "自動車", "")
        .with(4, "請求書のダウンロード", "")
        .with(5, "비밀번호를 변경", "");

    assertThat(books.ids(typed).get(0)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "...",
        "*",
        "?*",
        "a*b",
        "\"",
        "title:(",
        "+-&&||!(){}[]^\"~*?:\\/",
        "\0",
        "a\0b",
        "\uD800",
        "x\uDC00\uD83D",
        "😀",
        "AND OR NOT",
        "<script>",
        "' or 1=1 --",
        "%",
        "\u202e",
        "~2"
      })
  void takesWhateverIsTypedForWords(String typed) {
    books.with(1, "Title", "Text");

    assertThat(books.find(typed).total()).isBetween(0L, 1L);
  }

  @Test
  void cutsWhatIsTooLong() {
    books.with(1, "needle", "");

    assertThat(books.find("needle " + "x".repeat(10_000)).total()).isEqualTo(1);
    assertThat(books.find("x".repeat(10_000)).total()).isZero();
    assertThat(books.find("needle ".repeat(10_000)).total()).isEqualTo(1);
    assertThat(books.find("😀".repeat(10_000) + "needle").total()).isZero();
    assertThat(SearchQuery.of("a1 ".repeat(1000)).words()).hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void turnsPagesWithoutLosingOrRepeatingAny() {
    IntStream.rangeClosed(1, 45).forEach(id -> books.with(id, "Page " + id, "of the same book"));

    List<Long> seen =
        IntStream.of(0, 20, 40, 60)
            .mapToObj(skip -> books.index.find(books.catalogue(), SearchQuery.of("book"), 20, skip))
            .peek(page -> assertThat(page.total()).isEqualTo(45))
            .flatMap(page -> page.hits().stream())
            .map(hit -> hit.card().id())
            .toList();

    assertThat(seen).hasSize(45).doesNotHaveDuplicates();
    assertThat(
            books
                .index
                .find(books.catalogue(), SearchQuery.of("book"), 20, Integer.MAX_VALUE)
                .hits())
        .isEmpty();
  }

  @Test
  void holdsOneVersionOfAnArticle() {
    books.with(1, 1, "Old title", "old text").with(1, 2, "New title", "new text");

    assertThat(books.find("old").total()).isZero();
    assertThat(books.find("new").total()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ロボット", "ろぼっと", "ﾛﾎﾞｯﾄ", "ろぼ", "ロボットの設定", "ろぼっと設定"})
  void findsKanaInEitherScript(String typed) {
    books.with(1, "ロボットの設定", "").with(2, "もっと", "ずっと").with(3, "ろぼっとのせってい", "設定");

    assertThat(books.ids(typed)).contains(1L).doesNotContain(2L);
  }

  @Test
  void particlesStayLessThanWhatTheyFollow() {
    books.with(1, "ロボットから", "").with(2, "ここから", "");

    assertThat(books.ids("ロボットから")).first().isEqualTo(1L);
  }

  @Test
  void findsUmlautsByTheirSpellingInLongWords() {
    books
        .with(1, "Grundstücksverkehrsgenehmigung", "")
        .with(2, "Grundsteuer", "")
        .with(3, "Größenverhältnis", "");

    assertThat(books.ids("grundstuecksverkehr")).containsExactly(1L);
    assertThat(books.ids("Groessenverhaeltnis")).containsExactly(3L);
    assertThat(Bookcase.written(books.find("grundstuecksverkehr").hits().get(0).title()))
        .startsWith("[");
  }
}
