package dev.gatehouse.token.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.Mint;
import dev.gatehouse.token.TokenVerifier;
import dev.gatehouse.token.Vectors;
import dev.gatehouse.token.claims.ClaimRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every file of nst/JSONTestSuite as the payload of a well-signed token. */
class JsonTestSuiteTest {

  @Test
  void everyFileThatIsNotJsonIsMalformed() throws IOException {
    List<Path> files = files("n_");

    assertThat(files).hasSize(188);
    for (Path file : files) {
      assertMalformed(file);
    }
  }

  @Test
  void everyObjectIsReadUnlessANameStandsTwice() throws IOException, MalformedJson {
    List<Path> files = files("y_");

    assertThat(files).hasSize(95);
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      boolean object = new ObjectMapper().readTree(bytes).isObject();
      if (object && !file.toString().contains("duplicated_key")) {
        StrictJson.parse(bytes);
      } else {
        assertMalformed(file);
      }
    }
  }

  @Test
  void whatParsersMayDecideNeverFailsInAnotherWay() throws IOException {
    List<Path> files = files("i_");

    assertThat(files).hasSize(35);
    for (Path file : files) {
      // All are arrays or scalars, except two objects: half a surrogate pair, and a byte order
      // mark.
      assertMalformed(file);
      byte[] bytes = Files.readAllBytes(file);
      try {
        StrictJson.parse(member(bytes));
      } catch (MalformedJson e) {
        assertThat(e).hasNoCause();
      }
    }
  }

  private static List<Path> files(String prefix) throws IOException {
    try (Stream<Path> all = Files.list(Vectors.path("jsontestsuite/test_parsing"))) {
      return all.filter(file -> file.getFileName().toString().startsWith(prefix)).sorted().toList();
    }
  }

  private static byte[] member(byte[] value) {
    byte[] before = Mint.utf8("{\"a\":");
    byte[] all = new byte[before.length + value.length + 1];
    System.arraycopy(before, 0, all, 0, before.length);
    System.arraycopy(value, 0, all, before.length, value.length);
    all[all.length - 1] = '}';
    return all;
  }

  private static void assertMalformed(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    assertThatThrownBy(() -> StrictJson.parse(bytes))
        .as(file.toString())
        .isInstanceOf(MalformedJson.class);
    String content = Mint.base64(Mint.utf8(Mint.HEADER)) + "." + Mint.base64(bytes);
    String token = Mint.signed(content, Mint.SECRET, "HmacSHA256");
    assertThatThrownBy(
            () ->
                new TokenVerifier()
                    .verify(
                        token,
                        List.of(Mint.key(1, null)),
                        "HS256",
                        ClaimRules.withLeeway(0),
                        Instant.EPOCH)
                    .orThrow())
        .as(file.toString())
        .isInstanceOfSatisfying(
            Rejected.class, e -> assertThat(e.reason()).isEqualTo(Rejection.JWT_INVALID_SIGNATURE));
  }
}
