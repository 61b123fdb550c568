package dev.gatehouse.protocol.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnTargetTest {
  private static final URI SITE = URI.create("https://acme.example.com/login");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/docs",
        "/article/12-how-to?x=1&y=http://other.example#part",
        "/search?q=a%20b",
        "/article/12-caf%C3%A9",
        "/a/b/",
        "/@user",
        "/docs#//x"
      })
  void takesPathOfTheSameTenant(String path) {
    assertThat(ReturnTarget.of(path)).contains(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "docs",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "/%2fevil.example",
        "/%2Fevil.example",
        "/%5cevil.example",
        "/%252fevil.example",
        "/\tevil",
        "/%09/evil.example",
        "/\nSet-Cookie: a=b",
        "/%0d%0aSet-Cookie:a=b",
        "/./evil",
        "/..//evil.example",
        "/%2e%2e/evil",
        "/a//evil.example",
        "/caf\u00e9",
        "/a b",
        "/%zz",
        "?x=1",
        "#x"
      })
  void refusesWhatCouldLeaveTheTenant(String target) {
    assertThat(ReturnTarget.of(target)).isEmpty();
  }

  @Test
  void refusesWhatIsLongerThanAHeaderShouldBe() {
    assertThat(ReturnTarget.of("/" + "a".repeat(4095))).isPresent();
    assertThat(ReturnTarget.of("/" + "a".repeat(4096))).isEmpty();
    assertThat(ReturnTarget.of(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"oauth2-proxy-openredirects.txt", "patt-payloads.txt"})
  void noPublishedPayloadLeavesTheTenant(String list) throws IOException {
    Path file = Path.of("..", "shared", "vectors", "openredirect", list);
    assumeTrue(Files.exists(file), "the outside test vectors are not on this machine");
    List<String> payloads = Files.readAllLines(file, StandardCharsets.UTF_8);

    assertThat(payloads).hasSizeGreaterThan(200);
    for (String payload : payloads) {
      ReturnTarget.of(payload).ifPresent(path -> staysOnSite(payload, path));
    }
  }

  private static void staysOnSite(String payload, String path) {
    URI target = SITE.resolve(URI.create(path.replaceAll("[?#].*", "")));
    assertThat(target.getHost()).as(payload).isEqualTo(SITE.getHost());
    assertThat(target.getRawPath()).as(payload).doesNotStartWith("//");
  }
}
