package dev.gatehouse.console.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretLinesTest {
  private static String line(String secret, int which) {
    return SecretLines.of("HELPSITE_SECRET", secret).get(which).code();
  }

  @Test
  void generatedSecretsNeedNoQuotesInDotenv() {
    assertThat(line("ab+/Z9==", 0)).isEqualTo("HELPSITE_SECRET=ab+/Z9==\n");
  }

  @Test
  void othersAreQuotedForDotenv() {
    assertThat(line("a b#$c", 0)).isEqualTo("HELPSITE_SECRET='a b#$c'\n");
    assertThat(line("it's $5", 0)).isEqualTo("HELPSITE_SECRET=\"it's \\$5\"\n");
  }

  @Test
  void kubernetesGetsTheSecretWithoutANewLine() {
    assertThat(line("abc", 1))
        .isEqualTo(
            "printf %s 'abc' |\n"
                + "  kubectl create secret generic helpsite-secret"
                + " --from-file=HELPSITE_SECRET=/dev/stdin\n");
  }

  /** Whatever is in it, a shell writes just the secret. */
  @ParameterizedTest
  @ValueSource(strings = {"abc", "it's", "a b", "$HOME `id` \"x\"", "back\\slash%s"})
  void shellPrintsTheSecretItself(String secret) throws Exception {
    String command = line(secret, 2).replaceFirst(" > \\S+\\s*$", "");
    Process shell = new ProcessBuilder("sh", "-c", command).start();

    String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(shell.waitFor()).isZero();
    assertThat(printed).isEqualTo(secret);
  }

  @Test
  void isNotPrinted() {
    assertThat(SecretLines.of("A_KEY", "topsecret").toString()).doesNotContain("topsecret");
  }
}
