package dev.gatehouse.site.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SliceTest {
  private static final List<Integer> ALL = List.of(1, 2, 3, 4, 5);

  @Test
  void takesPartOfAList() {
    assertThat(Slice.of(null, null)).isEqualTo(new Slice(50, 0));
    assertThat(Slice.of("2", "1").of(ALL)).containsExactly(2, 3);
    assertThat(Slice.of("500", "4").of(ALL)).containsExactly(5);
    assertThat(Slice.of("1", "999999999").of(ALL)).isEmpty();
  }
}
