package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import dev.gatehouse.text.AppUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Login and logout URLs lead out of Gatehouse, to the company's app. At a help center or at
 * Gatehouse's own host nobody signs readers in: they would be redirected without end. Subdomains of
 * the base domain that no help center has may belong to the company's app, and the demo's app has
 * one. A help center that gets such a host later keeps it: then the connection's URL is of no use
 * until it is changed.
 */
@ApplicationScoped
public class OutsideUrls {
  /** The base domain of an installation to try things out, which is this machine. */
  private static final String LOCAL = "localhost";

  @Inject Configuration configuration;
  @Inject Tenants tenants;
  @Inject Sites sites;

  /** URLs of a connection whose host a help center got after they were saved. */
  public List<FieldError> warnings(ConnectionSettings settings) {
    List<FieldError> found = new ArrayList<>();
    if (isOfSite(settings.getLoginUrl())) {
      found.add(
          new FieldError(
              "loginUrl",
              "leads to a help center of this Gatehouse, so no readers are sent there; use the"
                  + " address of your own app"));
    }
    if (isOfSite(settings.getLogoutUrl())) {
      found.add(
          new FieldError(
              "logoutUrl",
              "leads to a help center of this Gatehouse; use the address of your own app"));
    }
    return found;
  }

  private boolean isOfSite(String url) {
    return url != null && HostName.ofUrl(url).flatMap(sites::byHost).isPresent();
  }

  /**
   * Objects to URLs of a site's connection that lead back to Gatehouse. Those that are stored since
   * before their host became a help center's are {@linkplain Objections#keep kept}.
   *
   * @param authority host and port of a request to Gatehouse, which tells its own port
   */
  void check(ConnectionSettings settings, TenantId site, String authority, Objections objections) {
    Map<String, String> urls = new LinkedHashMap<>();
    urls.put("loginUrl", settings.getLoginUrl());
    urls.put("logoutUrl", settings.getLogoutUrl());
    urls.values().removeIf(Objects::isNull);
    urls.keySet().removeIf(objections::isWrong);
    urls.forEach(
        (member, url) ->
            AppUrl.of(url)
                .flatMap(parsed -> holder(parsed, site, authority))
                .ifPresent(holder -> objections.breach(member, message(holder))));
  }

  private static String message(String holder) {
    return "must not lead to "
        + holder
        + ": readers would be redirected in circles; use the address of your own app";
  }

  private Optional<String> holder(AppUrl url, TenantId site, String authority) {
    String base = configuration.baseDomain();
    HostName host = HostName.of(url.host());
    if (host.value().equals(base) || base.equals(LOCAL) && url.isLoopback()) {
      // Another port is another server, such as the app on a developer's machine.
      return isOwn(url.port(), authority)
          ? Optional.of("Gatehouse's own host " + base)
          : Optional.empty();
    }
    Optional<Tenant> tenant =
        host.subdomainOf(base)
            .map(tenants::bySubdomain)
            .orElseGet(() -> tenants.byCustomDomain(host.value()));
    return tenant.map(
        found ->
            (found.tenantId().equals(site)
                    ? "the help center itself at "
                    : "another help center of this Gatehouse at ")
                + host.value());
  }

  /** Whether Gatehouse answers at a port; a negative one stands for that of the scheme. */
  private static boolean isOwn(int port, String authority) {
    return port < 0 || port == 80 || port == 443 || authority.endsWith(":" + port);
  }
}
