package dev.gatehouse.storage.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.json.JsonDocument;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonObjectColumnTest {
  private final JsonObjectColumn column = new JsonObjectColumn();

  /** One row that cannot be read would take every list of users with it. */
  @Test
  void readsWhateverATokenOrTheApiStores() throws MalformedJson {
    String digits = "7".repeat(4000);
    byte[] json =
        ("{\"n\":" + digits + ",\"f\":1.5e30,\"i\":1e999}").getBytes(StandardCharsets.UTF_8);

    for (Map<String, Object> object :
        List.of(StrictJson.parse(json), JsonDocument.read(json).members())) {
      assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(object)))
          .containsEntry("n", new BigInteger(digits))
          .containsKeys("f", "i");
    }
  }

  @Test
  void givesWholeNumbersAsLong() {
    assertThat(column.convertToEntityAttribute("{\"n\":7,\"l\":[1,{\"m\":2}],\"f\":2.5}"))
        .isEqualTo(Map.of("n", 7L, "l", List.of(1L, Map.of("m", 2L)), "f", 2.5));
  }
}
