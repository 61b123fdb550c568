package dev.gatehouse.console.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListQuestionTest {
  private static final String PATH = "/console/people/users.xhtml";
  private static final List<String> COLUMNS = List.of("email", "name", "-lastSignIn");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "site=7",
        "site=7&q=Chlo%C3%A9+%26+co&state=banned&sort=-name&size=100&page=3",
        "sort=lastSignIn",
        "sort=-email&page=2"
      })
  void addressSaysWhatItAsks(String query) {
    String address = query.isEmpty() ? PATH : PATH + "?" + query;
    assertThat(asked(query).href()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"page=0", "page=-1", "page=x", "page=1", "size=7", "size=50", "sort=x", "q=+"})
  void leavesOutWhatIsDefaultOrSenseless(String query) {
    assertThat(asked(query).href()).isEqualTo(PATH);
  }

  @Test
  void secondClickSortsFromTheOtherEnd() {
    ListQuestion question = asked("q=a&page=4");
    assertThat(question.sortedBy("email").href()).isEqualTo(PATH + "?q=a&sort=-email");
    assertThat(question.sortedBy("name").href()).isEqualTo(PATH + "?q=a&sort=name");
    ListQuestion latest = question.sortedBy("lastSignIn");
    assertThat(latest.href()).isEqualTo(PATH + "?q=a&sort=-lastSignIn");
    assertThat(latest.sortedBy("lastSignIn").sortedBy("email").href()).isEqualTo(PATH + "?q=a");
  }

  @Test
  void clearingKeepsSiteOrderAndSize() {
    ListQuestion question = asked("site=7&q=a&state=banned&sort=name&size=25&page=2");
    assertThat(question.isNarrowed()).isTrue();
    assertThat(question.cleared()).isEqualTo(PATH + "?site=7&sort=name&size=25");
    assertThat(asked("site=7&sort=name").isNarrowed()).isFalse();
  }

  @Test
  void showsTheLastPageWhenTheRequestedOneIsGone() {
    List<Integer> all = IntStream.rangeClosed(1, 61).boxed().toList();
    ListView<Integer> view = ListView.of(asked("size=25&page=9"), all);
    assertThat(view.getRows()).hasSize(11).startsWith(51);
    assertThat(view.getFirst()).isEqualTo(51);
    assertThat(view.getLast()).isEqualTo(61);
    assertThat(view.getPages()).isEqualTo(3);
    assertThat(view.getNextHref()).isNull();
    assertThat(view.getPreviousHref()).isEqualTo(PATH + "?size=25&page=2");
    assertThat(view.getFirstHref()).isEqualTo(PATH + "?size=25");
    assertThat(ListView.of(asked("page=3"), List.of()).getRows()).isEmpty();
  }

  @Test
  void fileHasTheRowsOfAllPages() {
    ListView<Integer> view =
        ListView.of(asked("site=7&q=a&sort=name&size=25&page=2"), List.of(1, 2));
    assertThat(view.getCsvHref()).isEqualTo("/console/people/users.csv?site=7&q=a&sort=name");
  }

  @Test
  void findsRowsInMemoryWhateverCaseAndAccents() {
    List<String> all = List.of("Ann", "Chloé", "Straße", "Zoë");
    Map<String, Comparator<String>> orders = Map.of("name", Comparator.comparing(String::length));
    assertThat(found("q=CHLOE", all, orders)).containsExactly("Chloé");
    assertThat(found("q=strasse", all, orders)).containsExactly("Straße");
    assertThat(found("sort=-email", all, orders)).containsExactly("Zoë", "Straße", "Chloé", "Ann");
    assertThat(found("sort=name&q=o", all, orders)).containsExactly("Zoë", "Chloé");
  }

  private static List<String> found(
      String query, List<String> all, Map<String, Comparator<String>> orders) {
    return ListRows.of(asked(query), all, Stream::of, orders);
  }

  private static ListQuestion asked(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
      String value = pair.substring(pair.indexOf('=') + 1);
      parameters.put(
          pair.substring(0, pair.indexOf('=')), URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return ListQuestion.of(parameters::get, PATH, COLUMNS, "state");
  }
}
