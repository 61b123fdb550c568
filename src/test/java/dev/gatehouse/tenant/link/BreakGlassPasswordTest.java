package dev.gatehouse.tenant.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class BreakGlassPasswordTest {
  @Test
  void hasFourGroupsAndIsAnotherOneEachTime() {
    String one = BreakGlassPassword.random();

    assertThat(one).matches("[a-km-np-z2-9]{5}(-[a-km-np-z2-9]{5}){3}");
    assertThat(BreakGlassPassword.random()).isNotEqualTo(one);
  }

  @Test
  void countsAsItIsHeard() {
    String made = BreakGlassPassword.random();
    String letters = made.replace("-", "");

    assertThat(BreakGlassPassword.typed(made)).isEqualTo(made);
    assertThat(BreakGlassPassword.typed(" " + letters.toUpperCase(Locale.ROOT))).isEqualTo(made);
    assertThat(BreakGlassPassword.typed(made.replace("-", " – "))).isEqualTo(made);
    assertThat(BreakGlassPassword.typed(letters + "a")).isNotEqualTo(made);
    assertThat(BreakGlassPassword.typed("")).isEmpty();
  }
}
