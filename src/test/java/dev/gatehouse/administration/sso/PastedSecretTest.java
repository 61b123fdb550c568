package dev.gatehouse.administration.sso;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedSecretTest {
  private static final String SECRET = "f3kX0qLw7Zr9TnB2vYd5HsJ8mPc4GaUe";

  private static Optional<PastedSecret.Slip> slip(String pasted) {
    return new PastedSecret(pasted).readings().get(SECRET);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theSecretItselfHasNoSlip() {
    assertThat(slip(SECRET)).isEmpty();
  }

  @Test
  void newLineOfEchoIsSpace() {
    assertThat(slip(SECRET + "\n")).contains(PastedSecret.Slip.SPACE);
    assertThat(slip(" " + SECRET + "\r\n")).contains(PastedSecret.Slip.SPACE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'%s'", "\"%s\"", "\"%s\"\n"})
  void quotationMarksAreTakenOff(String form) {
    assertThat(slip(form.formatted(SECRET))).contains(PastedSecret.Slip.QUOTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HELPSITE_SECRET=%s", "export KEY='%s'", "key: \"%s\"", "KEY = %s\n"})
  void namesOfVariablesAreTakenOff(String form) {
    assertThat(slip(form.formatted(SECRET))).contains(PastedSecret.Slip.NAME);
  }

  @Test
  void base64OfTheSecretIsDecodedAsOfAKubernetesSecret() {
    assertThat(slip(base64(SECRET))).contains(PastedSecret.Slip.BASE64);
    assertThat(slip(base64(SECRET + "\n"))).contains(PastedSecret.Slip.BASE64);
    assertThat(slip(base64(SECRET) + "\n")).contains(PastedSecret.Slip.BASE64);
  }

  @Test
  void secretThatIsBase64OfThePastedTextIsFound() {
    assertThat(new PastedSecret("a plain text").readings().get(base64("a plain text")))
        .contains(PastedSecret.Slip.DECODED);
  }

  @Test
  void anotherSecretIsNoReading() {
    assertThat(new PastedSecret(SECRET.toLowerCase(Locale.ROOT)).readings())
        .doesNotContainKey(SECRET);
  }

  @Test
  void isNotPrinted() {
    assertThat(new PastedSecret(SECRET).toString()).doesNotContain(SECRET);
  }
}
