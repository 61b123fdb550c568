package dev.gatehouse.protocol.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Document;
import dev.gatehouse.protocol.Address;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.VendorTexts;
import dev.gatehouse.tenant.ConnectionSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each provider's guide says what the console and the preset say. */
class ProviderGuidesTest {
  /** A tenant for presets that demand that tokens name it. */
  private static final String GUID = "9188040d-6c67-4c5b-b112-36a304b66dad";

  private final VendorTexts texts = new VendorTexts("oidc");

  static Stream<ProviderPreset> presets() {
    return Arrays.stream(ProviderPreset.values()).filter(preset -> preset != ProviderPreset.OIDC);
  }

  private String text(ProviderPreset preset, String key) {
    return texts
        .find(preset.variant().value() + "." + key)
        .or(() -> texts.find(key))
        .orElseThrow(() -> new AssertionError("no text " + key + " for " + preset));
  }

  private Document guide(ProviderPreset preset) {
    return Document.handbook(text(preset, "guide"));
  }

  @ParameterizedTest
  @MethodSource("presets")
  void namesItsCardAndTheFieldsOfItsFormAsTheConsoleDoes(ProviderPreset preset) {
    String guide = guide(preset).text().replaceAll("\\s+", " ");

    assertThat(guide).contains("card *" + text(preset, "vendor") + "*");
    for (Option<?> option :
        List.of(
            OidcOptions.CLIENT_ID,
            OidcOptions.HOST,
            OidcOptions.TENANT,
            OidcOptions.HOSTED_DOMAIN)) {
      boolean isOptional = preset == ProviderPreset.ENTRA && option == OidcOptions.HOST;
      if (preset.variant().asksFor(option.name()) && !isOptional) {
        assertThat(guide).contains("*" + text(preset, option.name() + ".label") + "*");
      }
    }
    assertThat(guide)
        .contains("*" + text(preset, "keys.title") + "*")
        .contains("*Test connection*");
  }

  @ParameterizedTest
  @MethodSource("presets")
  void namesTheAddressesThatTheProviderHasToKnow(ProviderPreset preset) {
    String guide = guide(preset).text();
    List<String> paths =
        new OidcDescription(null)
            .addresses(new ConnectionSettings()).stream().map(Address::path).toList();

    assertThat(paths).contains(OidcProtocol.CALLBACK_PATH);
    for (String path : paths) {
      boolean isNeeded = preset != ProviderPreset.GOOGLE || path.equals(OidcProtocol.CALLBACK_PATH);
      String shown = path.replace(Address.CONNECTION, "<id>");
      assertThat(guide.contains("`https://<host>" + shown + "`")).as(path).isEqualTo(isNeeded);
    }
  }

  @ParameterizedTest
  @MethodSource("presets")
  void namesTheClaimThatIsDemandedAndScopesBeyondTheUsual(ProviderPreset preset) {
    String guide = guide(preset).text();
    ConnectionSettings settings = new ConnectionSettings();
    settings.getOptions().put("provider", preset.variant().value());
    settings.getOptions().put("providerTenant", GUID);
    settings.getOptions().put("hostedDomain", "example.com");

    preset
        .demand(settings)
        .map(Map.Entry::getKey)
        .ifPresent(claim -> assertThat(guide).contains("`" + claim + "`"));
    for (String scope : preset.scopes().split(" ")) {
      if (!List.of("openid", "email", "profile").contains(scope)) {
        assertThat(guide).contains("scope named `" + scope + "`");
      }
    }
    assertThat(guide.contains("`" + OidcOptions.GROUPS_CLAIM.preset() + "`"))
        .as("groups come in the claim that a new connection reads")
        .isEqualTo(preset == ProviderPreset.OKTA || preset == ProviderPreset.KEYCLOAK);
  }
}
