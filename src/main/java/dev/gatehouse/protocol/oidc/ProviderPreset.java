package dev.gatehouse.protocol.oidc;

import dev.gatehouse.protocol.ProtocolDescription.Variant;
import dev.gatehouse.tenant.ConnectionSettings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What differs between providers, as data: how the issuer follows from what operators know of their
 * provider, which scopes a sign-in asks for, and which claim has to be there beyond the standard.
 */
enum ProviderPreset {
  /** Any provider, by its issuer. */
  OIDC("openid email profile", "", "providerHost", "providerTenant", "hostedDomain") {
    @Override
    String issuer(ConnectionSettings settings) {
      return "";
    }

    @Override
    Map<String, String> objections(ConnectionSettings settings) {
      return OidcOptions.issuer(settings).isEmpty() ? Map.of("issuer", REQUIRED) : Map.of();
    }
  },

  /**
   * "The Issuer Identifier … always https://accounts.google.com"; "hd: the domain associated with
   * the Google Workspace organization … you must check it" (Google, OpenID Connect).
   */
  GOOGLE("openid email profile", "hd", "issuer", "providerHost", "providerTenant") {
    @Override
    String issuer(ConnectionSettings settings) {
      return "https://accounts.google.com";
    }

    @Override
    Map<String, String> objections(ConnectionSettings settings) {
      String domain = demanded(settings);
      if (domain.isEmpty()) {
        // Everybody has a Google account, or can make one.
        return Map.of("hostedDomain", REQUIRED);
      }
      return HOST_NAME.matcher(domain).matches()
          ? Map.of()
          : Map.of("hostedDomain", "must be a domain such as example.com");
    }

    @Override
    String demanded(ConnectionSettings settings) {
      return OidcOptions.HOSTED_DOMAIN.of(settings).strip().toLowerCase(Locale.ROOT);
    }

    @Override
    Map<String, String> parameters(ConnectionSettings settings) {
      String domain = demanded(settings);
      return domain.isEmpty() ? Map.of() : Map.of("hd", domain);
    }
  },

  /** The org authorization server, or a custom one at {@code /oauth2/<id>}. */
  OKTA("openid email profile groups", "", "issuer", "hostedDomain") {
    @Override
    String issuer(ConnectionSettings settings) {
      String server = tenant(settings);
      return host(settings) + (server.isEmpty() ? "" : "/oauth2/" + server);
    }

    @Override
    Map<String, String> objections(ConnectionSettings settings) {
      String server = tenant(settings);
      if (hasNoIssuer(settings)) {
        return Map.of("providerHost", REQUIRED);
      }
      return server.isEmpty() || SEGMENT.matcher(server).matches()
          ? Map.of()
          : Map.of("providerTenant", "must be the ID of an authorization server, such as default");
    }
  },

  /** The v2.0 endpoints of one directory; {@code tid} is "the tenant that the user is in". */
  ENTRA("openid email profile", "tid", "issuer", "providerHost", "hostedDomain") {
    @Override
    String issuer(ConnectionSettings settings) {
      String tenant = demanded(settings);
      String host = host(settings).isEmpty() ? "https://login.microsoftonline.com" : host(settings);
      return tenant.isEmpty() ? "" : host + "/" + tenant + "/v2.0";
    }

    @Override
    Map<String, String> objections(ConnectionSettings settings) {
      // With common or a domain name, "iss" would be another one than the discovered issuer.
      return GUID.matcher(demanded(settings)).matches()
          ? Map.of()
          : Map.of("providerTenant", "must be the directory (tenant) ID, a GUID");
    }

    @Override
    String demanded(ConnectionSettings settings) {
      return tenant(settings).toLowerCase(Locale.ROOT);
    }
  },

  /** "https://<host>/realms/<realm>". */
  KEYCLOAK("openid email profile", "", "issuer", "hostedDomain") {
    @Override
    String issuer(ConnectionSettings settings) {
      String realm = tenant(settings);
      return host(settings).isEmpty() || realm.isEmpty() ? "" : host(settings) + "/realms/" + realm;
    }

    @Override
    Map<String, String> objections(ConnectionSettings settings) {
      if (hasNoIssuer(settings)) {
        Map<String, String> missing = new HashMap<>();
        if (host(settings).isEmpty()) {
          missing.put("providerHost", REQUIRED);
        }
        if (tenant(settings).isEmpty()) {
          missing.put("providerTenant", REQUIRED);
        }
        return missing;
      }
      return tenant(settings).isEmpty() || SEGMENT.matcher(tenant(settings)).matches()
          ? Map.of()
          : Map.of("providerTenant", "must be the name of a realm as it stands in its addresses");
    }
  };

  private static final String REQUIRED = "is required";

  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~%-]+");
  private static final Pattern GUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern HOST_NAME =
      Pattern.compile("[a-z0-9](?:[a-z0-9-]*+)(?:\\.[a-z0-9][a-z0-9-]*+)++");

  private final String scopes;
  private final String demandedClaim;
  private final Set<String> omitted;

  /**
   * @param demandedClaim the claim that has to be equal to {@link #demanded}; empty for none
   * @param omitted members of a connection's settings that it does without
   */
  ProviderPreset(String scopes, String demandedClaim, String... omitted) {
    this.scopes = scopes;
    this.demandedClaim = demandedClaim;
    this.omitted = Set.of(omitted);
  }

  /** Its card and form. */
  final Variant variant() {
    return new Variant(OidcOptions.PROVIDER, option(), omitted);
  }

  static List<String> names() {
    return Arrays.stream(values()).map(ProviderPreset::option).toList();
  }

  static ProviderPreset named(String option) {
    return Arrays.stream(values()).filter(p -> p.option().equals(option)).findFirst().orElse(OIDC);
  }

  private String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the issuer is by the preset's own fields; empty if they do not tell. */
  abstract String issuer(ConnectionSettings settings);

  abstract Map<String, String> objections(ConnectionSettings settings);

  /** What the demanded claim has to be; empty if the connection demands nothing. */
  String demanded(ConnectionSettings settings) {
    return "";
  }

  /** The claim that a token has to have, and its value. */
  final Optional<Map.Entry<String, String>> demand(ConnectionSettings settings) {
    String value = demanded(settings);
    return value.isEmpty() ? Optional.empty() : Optional.of(Map.entry(demandedClaim, value));
  }

  /** Parameters that the provider's login page takes beyond the standard. */
  Map<String, String> parameters(ConnectionSettings settings) {
    return Map.of();
  }

  final String scopes() {
    return scopes;
  }

  /** With a scheme and without a slash at its end. */
  private static String host(ConnectionSettings settings) {
    String host = OidcOptions.HOST.of(settings).strip().replaceFirst("/+$", "");
    return host.isEmpty() || host.contains("://") ? host : "https://" + host;
  }

  private static String tenant(ConnectionSettings settings) {
    return OidcOptions.TENANT.of(settings).strip();
  }

  private static boolean hasNoIssuer(ConnectionSettings settings) {
    return OidcOptions.issuer(settings).isEmpty();
  }
}
