package dev.gatehouse.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SliceTest {
  private static final List<Integer> ALL = List.of(1, 2, 3, 4, 5);

  @Test
  void takesTheBeginningOfAListByItself() {
    assertThat(Slice.of(null, null).of(ALL)).isEqualTo(ALL);
    assertThat(Slice.of(null, null).limit()).isEqualTo(20);
  }

  @Test
  void takesThePartThatIsAskedFor() {
    assertThat(Slice.of("2", "1").of(ALL)).containsExactly(2, 3);
    assertThat(Slice.of("100", "4").of(ALL)).containsExactly(5);
    assertThat(Slice.of("1", "999999999").of(ALL)).isEmpty();
  }
}
