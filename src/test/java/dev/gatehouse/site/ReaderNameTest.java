package dev.gatehouse.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.session.Caller;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.tenant.TenantId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderNameTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "Ann,A",
        "Ann Lee,AL",
        "ann marie lee,AL",
        "Anna-Lena Öz,AÖ",
        "ann.lee@example.com,AL",
        "(Dr.) ann 'the' o'neil,DO",
        "山田 太郎,山太",
        "山田太郎,山",
        "\uD83D\uDE00 Zoë,Z",
        "\uD83D\uDE00,``",
        "@,``",
        "\uD835\uDC00x y,\uD835\uDC00Y",
        "7 of nine,7N"
      })
  void letters(String name, String initials) {
    assertThat(new ReaderName(name).initials()).isEqualTo(initials);
  }

  @Test
  void coloursAreAFewAndStay() {
    assertThat(new ReaderName("Ann Lee").colour())
        .isEqualTo(new ReaderName("Ann Lee").colour())
        .isBetween(0, 5);
    assertThat(new ReaderName("polygenelubricants").colour())
        .as("whose hash code is the smallest number")
        .isBetween(0, 5);
  }

  @Test
  void theNameOfTheSiteCountsBeforeWhatAnAppTells() {
    assertThat(of("Ann", Map.of("name", "Bob"))).isEqualTo("Ann");
    assertThat(of(null, Map.of("name", "Bob", "first_name", "Cy"))).isEqualTo("Bob");
    assertThat(of(" ", Map.of("name", 7, "first_name", "Cy"))).isEqualTo("Cy");
    assertThat(of(null, Map.of("name", Map.of("first", "Cy")))).isNull();
    assertThat(of(null, Map.of("name", "\n\u202e"))).isNull();
  }

  @Test
  void standsOnOneLineAndIsNotLong() {
    assertThat(of("Ann\r\n\tLee\u202e \u2066x\u2028", Map.of())).isEqualTo("Ann Lee x");
    String faces = "\uD83D\uDE00".repeat(100);
    assertThat(of(faces, Map.of())).isEqualTo("\uD83D\uDE00".repeat(59) + "…");
    assertThat(of("x".repeat(60), Map.of())).isEqualTo("x".repeat(60));
  }

  private static String of(String name, Map<String, Object> userData) {
    return ReaderName.of(
            new Caller(
                new TenantId(1),
                null,
                name,
                null,
                null,
                Role.VIEWER,
                Set.of(),
                false,
                false,
                userData,
                Set.of(),
                null,
                null,
                null))
        .map(ReaderName::text)
        .orElse(null);
  }
}
