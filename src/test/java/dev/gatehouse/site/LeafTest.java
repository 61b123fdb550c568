package dev.gatehouse.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeafTest {
  private static final List<Integer> MANY = IntStream.rangeClosed(1, 250).boxed().toList();

  private static Leaf<Integer> leaf(String wanted) {
    return Leaf.of(MANY, wanted, "/category/1-many");
  }

  @Test
  void firstPageHasOneAfterItOnly() {
    Leaf<Integer> first = leaf(null);

    assertThat(first.items()).hasSize(100).startsWith(1);
    assertThat(first.getPrevious()).isNull();
    assertThat(first.getNext()).isEqualTo("/category/1-many?page=2");
  }

  @Test
  void lastPageHoldsTheRest() {
    Leaf<Integer> last = leaf("3");

    assertThat(last.items()).hasSize(50).endsWith(250);
    assertThat(last.getPrevious()).isEqualTo("/category/1-many?page=2");
    assertThat(last.getNext()).isNull();
    assertThat(leaf("2").getPrevious()).isEqualTo("/category/1-many");
  }

  @ParameterizedTest
  @CsvSource({"0,1", "-1,1", "x,1", "'',1", "1e3,1", "9999999,1", "4,3", "999999,3", "02,1"})
  void whatIsNoPageIsTheFirstAndWhatIsBeyondTheLast(String wanted, int page) {
    assertThat(leaf(wanted).page()).isEqualTo(page);
  }

  @Test
  void nothingIsOnePage() {
    Leaf<Object> empty = Leaf.of(List.of(), null, "/");

    assertThat(empty.items()).isEmpty();
    assertThat(empty.pages()).isEqualTo(1);
    assertThat(empty.getNext()).isNull();
  }
}
