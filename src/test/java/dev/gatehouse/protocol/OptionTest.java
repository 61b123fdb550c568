package dev.gatehouse.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.tenant.ConnectionSettings;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of options, and that every vendor explains its own. */
class OptionTest {
  private static final Option<String> TEXT = Option.text("teamsClaim", "teams", 10);
  private static final Option<String> REQUIRED = Option.requiredText("workspace", 10);
  private static final Option<String> PATH = Option.path("cookiePath", "/jwt/cookie");
  private static final Option<Long> NUMBER = Option.number("ttl", 300, 1, 86_400);
  private static final Option<Boolean> FLAG = Option.flag("flag", false);
  private static final Option<List<Long>> SITES = Option.sites("siteIds");

  private static void refuses(Option<?> option, Object... values) {
    for (Object value : values) {
      assertThat(option.objection(value)).as("%s", value).isPresent();
    }
  }

  private static void takes(Option<?> option, Object... values) {
    for (Object value : values) {
      assertThat(option.objection(value)).as("%s", value).isEmpty();
    }
  }

  @Test
  void textIsPlainAndNotTooLong() {
    takes(TEXT, "a", "ten signs!", "\uD83D\uDE00".repeat(10));
    refuses(TEXT, "", " ", null, 5L, "eleven sign", "a\nb", "a\u0000");
  }

  @Test
  void optionalTextMayBeEmpty() {
    Option<String> optional = Option.optionalText("hostedDomain", 10);

    takes(optional, "", "a", "ten signs!");
    refuses(optional, " ", null, 5L, "eleven sign", "a\nb");
  }

  @Test
  void choiceIsOneOfItsTexts() {
    Option<String> choice = Option.choice("provider", List.of("any", "own"));

    takes(choice, "any", "own");
    refuses(choice, "", "other", null, 5L);
    assertThat(choice.of(new ConnectionSettings())).isEqualTo("any");
    assertThat(choice.objection("other")).contains("must be one of any, own");
  }

  @Test
  void requiredTextHasNoValueUntilItIsSet() {
    assertThat(REQUIRED.of(new ConnectionSettings())).isNull();
    assertThat(REQUIRED.isRequired()).isTrue();
    assertThat(TEXT.isRequired()).isFalse();
    assertThat(REQUIRED.objection(null)).contains("is required");
    assertThat(REQUIRED.objection(" ")).contains("is required");
    takes(REQUIRED, "a", "ten signs!");
    refuses(REQUIRED, 5L, "eleven sign", "a\nb");
  }

  @Test
  void presetBreaksNoRule() {
    assertThatThrownBy(() -> Option.text("teamsClaim", "", 10)).hasMessageContaining("teamsClaim");
    assertThatThrownBy(() -> Option.path("cookiePath", "/")).hasMessageContaining("cookiePath");
    assertThatThrownBy(() -> Option.number("ttl", 0, 1, 9)).hasMessageContaining("must be 1 to 9");
  }

  @Test
  void pathHasNoQueryNoSchemeAndNoTrailingSlash() {
    takes(PATH, "/jwt/cookie", "/a-b_c.d~e/1");
    refuses(PATH, "//evil.example", "jwt", "/", "/a/", "/a?b=c", "/a b", "/%2f", null, 5L);
    refuses(PATH, "/" + "a".repeat(200));
    assertThat(PATH.objection("x")).contains("must be a path such as /jwt/cookie");
  }

  @Test
  void pathIsNoneOfGatehousesOwnAndHasNoDotSegments() {
    takes(PATH, "/documents", "/.well-known/jwt", "/a..b");
    refuses(PATH, "/docs", "/Docs/x", "/api/jwt/generate-code", "/sso/cookie", "/v1/x");
    refuses(PATH, "/site/x", "/a.xhtml", "/jakarta.faces.resource/x", "/.well-known/jwks.json");
    refuses(PATH, "/WEB-INF/x", "/web-inf", "/Meta-Inf/x");
    refuses(PATH, "/a/../b", "/..", "/./docs", "/a/.");
    assertThat(PATH.objection("/search")).contains("is an address of the help center's own");
  }

  @Test
  void numberIsWholeAndWithinBounds() {
    takes(NUMBER, 1L, 86_400L);
    refuses(NUMBER, 0L, 86_401L, 1.5, "300", null, true, new BigInteger("1".repeat(30)));
    assertThat(NUMBER.objection("soon")).contains("must be a whole number");
    assertThat(NUMBER.objection(0L)).contains("must be 1 to 86400");
  }

  @Test
  void flagIsTrueOrFalse() {
    takes(FLAG, true, false);
    refuses(FLAG, "true", 1L, null);
  }

  @Test
  void sitesAreIds() {
    takes(SITES, List.of(), List.of(1050L, 1100L));
    refuses(SITES, null, 5L, "1,2", List.of("1"), Arrays.asList(1L, null));
    refuses(SITES, Stream.iterate(1L, id -> id + 1).limit(201).toList());
  }

  @Test
  void settingsHoldTheValueOrThePresetHolds() {
    ConnectionSettings settings = new ConnectionSettings();
    assertThat(NUMBER.of(settings)).isEqualTo(300);

    settings.getOptions().put("ttl", 60L);
    settings.getOptions().put("siteIds", List.of(7L));

    assertThat(NUMBER.of(settings)).isEqualTo(60);
    assertThat(settings.openedSites()).containsExactly(7L);
    assertThat(settings.copy().getOptions()).isEqualTo(settings.getOptions());
  }

  static Stream<Protocol> protocols() {
    return ProtocolsOnClassPath.all().stream();
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void everyVendorExplainsItsOptions(Protocol protocol) {
    for (Option<?> option : protocol.description().options()) {
      assertThat(new VendorTexts(protocol.name()).find(option.name() + ".label"))
          .as(option.name())
          .isPresent();
      assertThat(new VendorTexts(protocol.name()).find(option.name() + ".help"))
          .as(option.name())
          .isPresent();
    }
  }
}
