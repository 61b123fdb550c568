package dev.gatehouse.protocol.document360;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeTransactionsTest {
  private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJqdGkiOiIxIn0." + "s".repeat(43);

  @Test
  void unknownGroupsAreNamedThatMayBeIds() {
    assertThat(CodeTransactions.named(List.of("gone", "team_7"))).isEqualTo("gone, team_7");
  }

  @Test
  void ofOtherTextsOnlyTheNumberIsTold() {
    List<String> ids = List.of("gone", TOKEN, TOKEN.split("\\.")[0], "a b", "x".repeat(65));

    assertThat(CodeTransactions.named(ids)).isEqualTo("gone and 4 others");
    assertThat(CodeTransactions.named(ids.subList(1, 5))).isEqualTo("4 others");
  }

  @Test
  void manyAreCut() {
    List<String> many = IntStream.range(0, 30).mapToObj(i -> "g" + i).toList();

    assertThat(CodeTransactions.named(many)).startsWith("g0, ").endsWith("g19 and 10 others");
  }
}
