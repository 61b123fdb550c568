package dev.gatehouse.protocol.snippets;

import dev.gatehouse.protocol.Option;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.text.AppUrl;
import dev.gatehouse.token.PublicAlgorithm;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What programs are filled with: nothing of it is secret.
 *
 * @param subdomain of the site
 * @param siteId its id
 * @param origins the site's addresses, the one that programs use first
 * @param baseOrigin the address of the base host
 * @param clientId of the connection, or {@code null}
 * @param backendClient by what the backend names the connection when it sends the secret itself
 * @param options of the connection's protocol
 */
public record SnippetValues(
    String subdomain,
    long siteId,
    List<String> origins,
    String baseOrigin,
    String clientId,
    String backendClient,
    ConnectionSettings settings,
    List<Option<?>> options) {
  static final String PRIVATE_KEY = "privateKey";
  static final String SHARED_SECRET = "sharedSecret";

  /** The value of what only conditions name. */
  private static final String YES = "yes";

  private static final String LOGIN_PATH = "/login";
  private static final String ISSUER = "app.example.com";

  /** Single values by their names; those that are not set are left out. */
  Map<String, String> texts() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("subdomain", subdomain);
    values.put("origin", origins.get(0));
    values.put("host", URI.create(origins.get(0)).getHost());
    values.put("baseOrigin", baseOrigin);
    values.put("clientId", clientId);
    values.put("backendClient", backendClient);
    values.put(
        "loginPath", login().map(URI::getRawPath).filter(p -> !p.isEmpty()).orElse(LOGIN_PATH));
    values.put("issuer", issuer());
    values.put("audience", settings.getAudience());
    options.forEach(option -> values.put(option.name(), text(option)));
    values.putAll(signing());
    values.values().removeIf(value -> value == null || value.isEmpty());
    return values;
  }

  /**
   * What signs, as names that lines of programs ask for: the kind of key, and of a private key its
   * algorithm as well.
   */
  Map<String, String> signing() {
    Optional<PublicAlgorithm> algorithm = PublicAlgorithm.named(settings.getAlgorithm());
    if (algorithm.isEmpty()) {
      return Map.of(SHARED_SECRET, YES);
    }
    String jwa = algorithm.get().jwa();
    Map<String, String> values = new LinkedHashMap<>(Map.of(PRIVATE_KEY, YES, jwa, YES));
    values.put("algorithm", jwa);
    switch (algorithm.get()) {
      case RS256 -> values.putAll(Map.of("keyType", "RSA", "RSA", YES));
      case PS256 -> values.putAll(Map.of("keyType", "RSA", "RSA", YES, "jdkSigner", YES));
      case ES256 -> values.put("keyType", "EC");
      case EDDSA -> values.putAll(Map.of("keyType", "Ed25519", "jdkSigner", YES));
    }
    return values;
  }

  /** "256" of HS256, as libraries call their algorithms. */
  String bits() {
    String algorithm = settings.getAlgorithm();
    return algorithm.startsWith("HS") ? algorithm.substring(2) : "256";
  }

  private Optional<URI> login() {
    return Optional.ofNullable(AppUrl.location(settings.getLoginUrl())).map(URI::create);
  }

  /** Some protocols want one even where none is set: the app's host, as their samples have it. */
  private String issuer() {
    return Optional.ofNullable(settings.getIssuer())
        .or(
            () ->
                Optional.ofNullable(settings.getLoginUrl())
                    .flatMap(HostName::ofUrl)
                    .map(HostName::value))
        .orElse(ISSUER);
  }

  private String text(Option<?> option) {
    Object value = option.of(settings);
    if (!(value instanceof List<?> ids)) {
      return value == null ? null : value.toString();
    }
    return ids.isEmpty()
        ? String.valueOf(siteId)
        : ids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
