package dev.gatehouse.token.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names that are alike, in the order in which they would take each other's place. */
class KnownNamesTest {
  @Test
  void isNeverAnotherName() throws MalformedJson {
    List<String> names = new ArrayList<>(List.of("", "a", "iss", "external_id"));
    String end = "12345678";
    for (int length = 0; length <= 30; length++) {
      String start = "abcdefghijklmnopqrstuvwxyz_____".substring(0, length);
      names.add(start + end);
      names.add(start);
      names.add("X" + start + end);
      names.add("Y" + start + end);
    }
    for (int i = 0; i < 2_000; i++) {
      names.add("name" + i % 700);
    }
    for (String one : names) {
      String json = "{\"%s\":1}".formatted(one);
      Map<String, Object> read = StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));

      assertThat(read.keySet()).containsExactly(one);
    }
  }

  @Test
  void isTheStringThatRulesName() throws MalformedJson {
    byte[] json = "{\"external_id\":1}".getBytes(StandardCharsets.UTF_8);

    assertThat(StrictJson.parse(json).keySet().iterator().next()).isSameAs("external_id");
  }
}
