package dev.gatehouse.protocol.oidc;

import dev.gatehouse.protocol.Option;
import dev.gatehouse.tenant.ConnectionSettings;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The settings that only connections of this protocol have. */
final class OidcOptions {
  static final Option<String> PROVIDER = Option.choice("provider", ProviderPreset.names());

  /** Of the issuer's address, for presets that make it of its parts. */
  static final Option<String> HOST = Option.optionalText("providerHost", 300);

  /** What the provider calls a tenant, realm or authorization server. */
  static final Option<String> TENANT = Option.optionalText("providerTenant", 100);

  static final Option<String> HOSTED_DOMAIN = Option.optionalText("hostedDomain", 253);
  static final Option<String> CLIENT_ID = Option.requiredText("providerClientId", 255);

  /** Separated by spaces; empty for the preset's. */
  static final Option<String> SCOPES = Option.optionalText("scopes", 500);

  static final Option<String> GROUPS_CLAIM = Option.text("groupsClaim", "groups", 100);

  /** Whether an e-mail address counts that the provider does not call verified. */
  static final Option<Boolean> TRUST_EMAIL = Option.flag("trustEmail", false);

  static final Option<Boolean> USER_INFO = Option.flag("userInfo", false);

  /** Whether readers who sign out here sign out at the provider, too. */
  static final Option<Boolean> PROVIDER_SIGN_OUT = Option.flag("providerSignOut", true);

  private OidcOptions() {}

  static List<Option<?>> all() {
    return List.of(
        PROVIDER,
        CLIENT_ID,
        HOST,
        TENANT,
        HOSTED_DOMAIN,
        SCOPES,
        GROUPS_CLAIM,
        TRUST_EMAIL,
        USER_INFO,
        PROVIDER_SIGN_OUT);
  }

  static ProviderPreset preset(ConnectionSettings settings) {
    return ProviderPreset.named(PROVIDER.of(settings));
  }

  /** The client ID; empty where a new connection has none yet. */
  static String clientId(ConnectionSettings settings) {
    return Objects.requireNonNullElse(CLIENT_ID.of(settings), "");
  }

  /** The issuer: the setting, or what the preset makes of its fields; empty where both lack. */
  static String issuer(ConnectionSettings settings) {
    String set = settings.getIssuer();
    return set == null || set.isBlank() ? preset(settings).issuer(settings) : set;
  }

  /** "OpenID Connect requests MUST contain the openid scope value" (Core section 3.1.2.1). */
  static String scopes(ConnectionSettings settings) {
    String set = SCOPES.of(settings).isBlank() ? preset(settings).scopes() : SCOPES.of(settings);
    Set<String> all = new LinkedHashSet<>(List.of("openid"));
    all.addAll(Arrays.asList(set.strip().split("\\s+")));
    return String.join(" ", all);
  }
}
