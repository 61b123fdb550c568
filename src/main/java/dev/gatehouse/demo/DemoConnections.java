package dev.gatehouse.demo;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.demo.app.AppEnvironment;
import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.secret.OwnerOnlyFile;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import dev.gatehouse.tenant.opening.Consent;
import dev.gatehouse.tenant.opening.Openings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Connects the demo's help centers with the pretend app, as an operator would: settings in
 * Gatehouse, variables in the app. Runs at each start, because the server's port may have changed
 * or the file of secrets may have been removed.
 */
@ApplicationScoped
class DemoConnections {
  private static final Pattern OF_APP = Pattern.compile("http://app\\.[^/]+(/.*)");

  @Inject Configuration configuration;
  @Inject Clock clock;
  @Inject Tenants tenants;
  @Inject Protocols protocols;
  @Inject Connections connections;
  @Inject Openings openings;
  @Inject SigningKeys signingKeys;
  @Inject OwnerOnlyFile secrets;
  @Inject AppEnvironment app;

  void keepRight(DemoSite site, DemoConnection plan, TenantId tenant) {
    List<Connection> there =
        connections.of(tenant).stream()
            .filter(connection -> connection.getProtocol().equals(plan.protocol()))
            .toList();
    String secret = secrets.get(site.subdomain() + "-signing-key", DemoConnections::randomSecret);
    (there.isEmpty() ? List.of(create(plan, tenant)) : there)
        .stream()
            .filter(connection -> leadsToApp(connection.getSettings()))
            .forEach(connection -> keepRight(connection, plan, secret));
  }

  private Connection create(DemoConnection plan, TenantId tenant) {
    Protocol protocol = protocols.named(plan.protocol()).orElseThrow();
    ConnectionSettings settings = plan.settings(protocol.description().defaultClockSkewSeconds());
    settings.setAlgorithm(protocol.description().algorithms().get(0));
    settings.setLoginUrl(here(settings.getLoginUrl()));
    settings.setLogoutUrl(here(settings.getLogoutUrl()));
    settings.setIssuer(here(settings.getIssuer()));
    return connections.create(
        tenant, plan.protocol(), settings, protocol.as(Ability.NeedsClientId.class).isPresent());
  }

  /** A connection that leads elsewhere was changed by an operator and stays. */
  private static boolean leadsToApp(ConnectionSettings settings) {
    String address = settings.getLoginUrl() == null ? settings.getIssuer() : settings.getLoginUrl();
    return address == null || OF_APP.matcher(address).matches();
  }

  private void keepRight(Connection connection, DemoConnection plan, String secret) {
    List<Long> opened = plan.opens().stream().map(this::siteId).toList();
    ConnectionSettings settings = connection.getSettings().copy();
    settings.setLoginUrl(here(settings.getLoginUrl()));
    settings.setLogoutUrl(here(settings.getLogoutUrl()));
    settings.setIssuer(here(settings.getIssuer()));
    open(settings, protocols.named(plan.protocol()).orElseThrow(), opened);
    connection.change(settings);
    Connection saved = connections.save(connection);
    opened.stream().map(TenantId::new).forEach(id -> consent(id, saved));
    ensureKey(connection, secret);
    app.set(plan.variable("SECRET"), secret);
    app.set(plan.variable("CONNECTION"), String.valueOf(saved.getId()));
    app.set(
        plan.variable("SITE_ACCESS"),
        opened.stream().map(String::valueOf).collect(Collectors.joining(",")));
    DemoConnection.clientId(connection)
        .ifPresent(clientId -> app.set(plan.variable("CLIENT_ID"), clientId));
  }

  private void consent(TenantId site, Connection connection) {
    boolean own = connection.tenantId().equals(site);
    if (!own && openings.find(site, connection.getId()).isEmpty()) {
      openings.give(site, connection.getId(), Consent.ofPlatform("The demo"));
    }
  }

  private static void open(ConnectionSettings settings, Protocol protocol, List<Long> sites) {
    List<Long> all =
        Stream.concat(settings.openedSites().stream(), sites.stream()).distinct().toList();
    protocol.description().options().stream()
        .filter(option -> option.kind() == Option.Kind.SITES)
        .forEach(option -> settings.getOptions().put(option.name(), all));
  }

  /** The page of the app at its current address; other addresses stay unchanged. */
  private String here(String address) {
    Matcher ofApp = OF_APP.matcher(String.valueOf(address));
    return ofApp.matches()
        ? "http://app.%s:%d%s"
            .formatted(configuration.baseDomain(), configuration.demoPort(), ofApp.group(1))
        : address;
  }

  private long siteId(String subdomain) {
    return tenants.bySubdomain(subdomain).orElseThrow().tenantId().value();
  }

  private void ensureKey(Connection connection, String secret) {
    boolean known =
        signingKeys.of(connection.tenantId(), connection.getId()).stream()
            .filter(key -> key.isActive(clock.instant()))
            .anyMatch(key -> signingKeys.secret(key).equals(secret));
    if (!known) {
      String signingText = protocols.of(connection).signingText(secret);
      signingKeys.add(connection, secret, signingText, null, Duration.ZERO);
    }
  }

  private static String randomSecret() {
    byte[] bytes = new byte[48];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
