package dev.gatehouse.site.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ApiFormTest {
  private static final List<Integer> ALL = List.of(1, 2, 3, 4, 5);

  @Test
  void takesPartOfAList() {
    assertThat(new ApiForm.Range(20, 0).of(ALL)).isEqualTo(ALL);
    assertThat(new ApiForm.Range(2, 1).of(ALL)).containsExactly(2, 3);
    assertThat(new ApiForm.Range(500, 4).of(ALL)).containsExactly(5);
    assertThat(new ApiForm.Range(1, 999_999_999).of(ALL)).isEmpty();
  }
}
