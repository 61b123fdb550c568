package dev.gatehouse.demo.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/**
 * The help center as it is registered at the app's identity provider.
 *
 * @param callback the only address to which codes are sent (RFC 9700 section 2.1: compared exactly)
 * @param afterSignOut where the browser may go after it signed out
 * @param logout where the provider posts logout tokens
 */
record ProviderClient(
    String id, String secret, String callback, String afterSignOut, String logout) {
  private static final String HELP_CENTER = "oidc";

  /**
   * @throws CannotSignIn while the demo is not set up
   */
  static ProviderClient of(AppEnvironment environment, DemoHosts hosts) throws CannotSignIn {
    String home = hosts.helpCenter(HELP_CENTER).orElseThrow();
    return new ProviderClient(
        environment.get("OIDC_CLIENT_ID"),
        environment.get("OIDC_SECRET"),
        home + "sso/oidc/callback/" + environment.get("OIDC_CONNECTION"),
        home + "logout",
        home + "sso/logout");
  }

  boolean isAuthenticatedBy(String clientId, String clientSecret) {
    return id.equals(clientId)
        && MessageDigest.isEqual(secret.getBytes(UTF_8), clientSecret.getBytes(UTF_8));
  }
}
