package dev.gatehouse.console.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Delivery;
import dev.gatehouse.protocol.Surface;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MakingBackingTest {

  @Test
  void bringsTheTokenInTheVendorsHeader() {
    assertThat(
            MakingBacking.tokenCommand(
                "https://acme.example", Delivery.header(Surface.API, "/v1/article")))
        .isEqualTo("curl -H \"Authorization: Bearer $TOKEN\" 'https://acme.example/v1/article'");
    assertThat(
            MakingBacking.tokenCommand(
                "https://acme.example", Delivery.header(Surface.PAGE, "/docs", "X-Quill-Token")))
        .isEqualTo("curl -H \"X-Quill-Token: $TOKEN\" 'https://acme.example/docs'");
  }

  @Test
  void putsTheTokenWhereThePathHasIt() {
    Delivery delivery = Delivery.path(Surface.REDIRECT, "/quill/login/" + Delivery.TOKEN + "?x=1");

    assertThat(delivery.address("https://acme.example", "a.b_c.d-e"))
        .isEqualTo("https://acme.example/quill/login/a.b_c.d-e?x=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "O'Hara", "'; rm -rf / #", "$(id) `id` \\ \"x\"", "''", "a\nb", "Ünï ✓"})
  void quotesWhateverStandsInIt(String text) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", "printf %s " + MakingBacking.quoted(text)).start();

    assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(text);
  }
}
