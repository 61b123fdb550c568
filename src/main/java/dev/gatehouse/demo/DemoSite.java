package dev.gatehouse.demo;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import dev.gatehouse.tenant.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Makes the demo's help center, once, and keeps its way to the pretend app right. */
@ApplicationScoped
public class DemoSite {
  static final String SUBDOMAIN = "acme";

  @Inject Configuration configuration;
  @Inject Tenants tenants;
  @Inject Connections connections;
  @Inject SigningKeys signingKeys;
  @Inject CustomerBackend backend;
  @Inject DemoPeople people;
  @Inject DemoArticles articles;

  /** Does nothing without the demo, and little when the help center is there already. */
  @Transactional
  public void run() {
    if (configuration.demo()) {
      TenantId tenant = tenants.bySubdomain(SUBDOMAIN).orElseGet(this::create).tenantId();
      connections.of(tenant).stream()
          .filter(connection -> connection.getSettings().getIssuer() != null)
          .filter(connection -> connection.getSettings().getIssuer().equals(CustomerBackend.ISSUER))
          .forEach(this::keepRight);
    }
  }

  private Tenant create() {
    SiteSettings settings = new SiteSettings();
    settings.setSubdomain(SUBDOMAIN);
    settings.setName("Acme Help");
    settings.setVisibility(Visibility.SSO);
    Tenant tenant = tenants.create(settings);
    connections.create(tenant.tenantId(), "helpcenter", connection(), false);
    people.create(tenant.tenantId());
    articles.create(tenant.tenantId());
    return tenant;
  }

  private ConnectionSettings connection() {
    ConnectionSettings settings = new ConnectionSettings();
    settings.setName("Acme App");
    settings.setLoginUrl(loginUrl());
    settings.setIssuer(CustomerBackend.ISSUER);
    settings.setClockSkewSeconds(30);
    settings.setRoleCeiling(Role.EDITOR);
    return settings;
  }

  /** The server may have another port this time, and the file of secrets may have been removed. */
  private void keepRight(Connection connection) {
    if (!loginUrl().equals(connection.getSettings().getLoginUrl())) {
      connection.getSettings().setLoginUrl(loginUrl());
      connections.save(connection);
    }
    String secret = backend.sharedSecret();
    boolean known =
        signingKeys.of(connection.tenantId(), connection.getId()).stream()
            .anyMatch(key -> signingKeys.secret(key).equals(secret));
    if (!known) {
      signingKeys.add(connection, secret, null, Duration.ZERO);
    }
  }

  private String loginUrl() {
    return "http://app."
        + configuration.baseDomain()
        + ":"
        + configuration.demoPort()
        + "/auth/helpcenter";
  }
}
