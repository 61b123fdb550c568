package dev.gatehouse.adminapi.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.journal.StreamPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void pointsBehindThingItWasMadeFor() {
    assertThat(Cursor.readNumber(Cursor.behind(1234L))).contains(1234L);
    assertThat(Cursor.read(Cursor.behind("staff_1"))).contains("staff_1");
  }

  @Test
  void leadsBackToThePositionInAStreamWithTheMostGaps() {
    String longest = "s" + "9".repeat(18) + ("_" + "9".repeat(18) + "-" + "9".repeat(9)).repeat(30);

    assertThat(StreamPosition.of(longest)).isPresent();
    assertThat(Cursor.read(Cursor.behind(longest))).contains(longest);
  }

  @Test
  void staysOpaque() {
    assertThat(Cursor.behind(1234L)).doesNotContain("1234");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1234", "zzz", "%", "a b", "YWZ0ZXI6", "YWZ0ZXI6JycnJw", "é"})
  void isNothingUnlessItIsOneOfOurs(String text) {
    assertThat(Cursor.read(text)).isEmpty();
  }

  @Test
  void isNothingWhenTooLong() {
    assertThat(Cursor.read("YWZ0ZXI6".repeat(1000))).isEmpty();
  }

  @Test
  void isNoNumberWhenItNamesText() {
    assertThat(Cursor.readNumber(Cursor.behind("staff"))).isEmpty();
  }
}
