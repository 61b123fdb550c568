package dev.gatehouse.demo;

import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The settings that connect a help center of the demo with the company's app.
 *
 * @param opens subdomains of the help centers that one sign-in opens; empty where it opens its own
 * @param further settings of this protocol only
 */
record DemoConnection(String protocol, List<String> opens, Consumer<ConnectionSettings> further) {
  private static final String CLIENT_ID = "providerClientId";

  static DemoConnection of(String protocol) {
    return new DemoConnection(protocol, List.of(), settings -> {});
  }

  /**
   * A connection to an identity provider in the company's app.
   *
   * @param path where the provider is
   * @param clientId by which the provider knows the help center
   */
  static DemoConnection ofProvider(String protocol, String path, String clientId) {
    return of(protocol)
        .with(
            settings -> {
              settings.setLoginUrl(null);
              settings.setIssuer(inApp(path));
              settings.getOptions().put(CLIENT_ID, clientId);
            });
  }

  DemoConnection opening(String... subdomains) {
    return new DemoConnection(protocol, List.of(subdomains), further);
  }

  DemoConnection with(Consumer<ConnectionSettings> more) {
    return new DemoConnection(protocol, opens, more);
  }

  /** An address in the company's app, whose host is known only at start. */
  static String inApp(String path) {
    return "http://app.localhost" + path;
  }

  ConnectionSettings settings(int clockSkewSeconds) {
    ConnectionSettings settings = new ConnectionSettings();
    settings.setName("Acme App");
    settings.setLoginUrl(inApp("/auth/" + protocol));
    settings.setClockSkewSeconds(clockSkewSeconds);
    further.accept(settings);
    return settings;
  }

  /** The id by which the company's app knows the help center; empty if Gatehouse chose none. */
  static Optional<String> clientId(Connection connection) {
    return Optional.ofNullable(connection.getClientId())
        .or(
            () ->
                Optional.ofNullable(connection.getSettings().getOptions().get(CLIENT_ID))
                    .map(String::valueOf));
  }

  /** The name of a variable that the app reads. */
  String variable(String what) {
    return protocol.toUpperCase(Locale.ROOT) + "_" + what;
  }
}
