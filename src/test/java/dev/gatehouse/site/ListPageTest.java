package dev.gatehouse.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListPageTest {
  private static final List<Integer> MANY = IntStream.rangeClosed(1, 250).boxed().toList();

  private static ListPage<Integer> page(String wanted) {
    return ListPage.of(MANY, 100, wanted, "/category/1-many");
  }

  @Test
  void firstPageHasOneAfterItOnly() {
    ListPage<Integer> first = page(null);

    assertThat(first.items()).hasSize(100).startsWith(1);
    assertThat(first.previous()).isNull();
    assertThat(first.next()).isEqualTo("/category/1-many?page=2");
  }

  @Test
  void lastPageHoldsTheRest() {
    ListPage<Integer> last = page("3");

    assertThat(last.items()).hasSize(50).endsWith(250);
    assertThat(last.previous()).isEqualTo("/category/1-many?page=2");
    assertThat(last.next()).isNull();
    assertThat(last.first()).isEqualTo(201);
    assertThat(page("2").previous()).isEqualTo("/category/1-many");
  }

  @ParameterizedTest
  @CsvSource({"0,1", "-1,1", "x,1", "'',1", "1e3,1", "9999999,1", "4,3", "999999,3", "02,1"})
  void whatIsNoPageIsTheFirstAndWhatIsBeyondTheLast(String wanted, int number) {
    assertThat(page(wanted).number()).isEqualTo(number);
  }

  @Test
  void addressWithAQueryKeepsIt() {
    ListPage<Integer> second = ListPage.of(MANY, 20, "2", "/search?q=a");

    assertThat(second.previous()).isEqualTo("/search?q=a");
    assertThat(second.next()).isEqualTo("/search?q=a&page=3");
  }

  @Test
  void nothingIsOnePage() {
    ListPage<Object> empty = ListPage.of(List.of(), 100, null, "/");

    assertThat(empty.items()).isEmpty();
    assertThat(empty.pages()).isEqualTo(1);
    assertThat(empty.next()).isNull();
  }
}
