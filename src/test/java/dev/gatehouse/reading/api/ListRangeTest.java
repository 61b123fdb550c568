package dev.gatehouse.reading.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ListRangeTest {
  private static final List<Integer> ALL = List.of(1, 2, 3, 4, 5);

  @Test
  void takesPartOfAList() {
    assertThat(new ListRange(20, 0).of(ALL)).isEqualTo(ALL);
    assertThat(new ListRange(2, 1).of(ALL)).containsExactly(2, 3);
    assertThat(new ListRange(500, 4).of(ALL)).containsExactly(5);
    assertThat(new ListRange(1, 999_999_999).of(ALL)).isEmpty();
  }
}
