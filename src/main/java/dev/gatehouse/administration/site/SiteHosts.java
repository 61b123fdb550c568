package dev.gatehouse.administration.site;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Taken;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The hosts at which a site answers: its subdomain and its custom domains. Nobody proves that a
 * host is theirs, and whoever has a host receives its readers and the cookies of its domain, so
 * only platform administrators give hosts to sites.
 */
@ApplicationScoped
class SiteHosts {
  /** Names that readers would take for Gatehouse's own, or that software looks up by itself. */
  private static final Set<String> RESERVED =
      Set.of(
          "abuse",
          "account",
          "accounts",
          "admin",
          "administrator",
          "api",
          "app",
          "assets",
          "auth",
          "autoconfig",
          "autodiscover",
          "cdn",
          "console",
          "dns",
          "email",
          "ftp",
          "gatehouse",
          "hostmaster",
          "imap",
          "isatap",
          "localhost",
          "login",
          "mail",
          "mx",
          "ns",
          "ns1",
          "ns2",
          "oauth",
          "pop",
          "postmaster",
          "root",
          "security",
          "smtp",
          "sso",
          "static",
          "webmail",
          "webmaster",
          "wpad",
          "www");

  private static final String PLATFORM_ONLY =
      "may be changed by platform administrators only; send the current value";

  @Inject Configuration configuration;
  @Inject Tenants tenants;
  @Inject Connections connections;

  /**
   * Objects to hosts that the actor may not give to the site, and to new ones that are reserved or
   * to which a connection sends readers for signing in or out. The hosts that the site has stay
   * allowed, whatever the rules were when it got them.
   *
   * @param before the site's settings so far; empty for a new one
   */
  void check(
      Actor actor, SiteSettings settings, Optional<SiteSettings> before, Objections objections) {
    String subdomain = settings.getSubdomain();
    boolean renamed =
        !before.map(SiteSettings::getSubdomain).equals(Optional.ofNullable(subdomain));
    Set<String> domains = domains(settings);
    Set<String> domainsBefore = before.map(SiteHosts::domains).orElse(Set.of());
    if (!actor.rights().platformAdmin()) {
      requireUnchanged("subdomain", !renamed, objections);
      requireUnchanged("customDomains", domains.equals(domainsBefore), objections);
    }
    if (renamed && subdomain != null && !objections.isWrong("subdomain")) {
      if (isReserved(subdomain)) {
        objections.object("subdomain", "is reserved for Gatehouse itself");
      } else {
        requireNoLogin("subdomain", subdomain + "." + configuration.baseDomain(), objections);
      }
    }
    if (!objections.isWrong("customDomains")) {
      domains.stream()
          .filter(domain -> !domainsBefore.contains(domain))
          .forEach(domain -> requireNoLogin("customDomains", domain, objections));
    }
  }

  private static Set<String> domains(SiteSettings settings) {
    return settings.getCustomDomains() == null
        ? Set.of()
        : new HashSet<>(settings.getCustomDomains());
  }

  private static void requireUnchanged(String member, boolean unchanged, Objections objections) {
    if (!unchanged) {
      objections.objectOnce(member, PLATFORM_ONLY);
    }
  }

  /** Readers who are sent to a host for signing in must not arrive at a help center again. */
  private void requireNoLogin(String member, String host, Objections objections) {
    connections.leadingTo(new HostName(host)).stream()
        .findFirst()
        .ifPresent(
            found ->
                objections.object(
                    member,
                    host
                        + " is the host of the login or logout URL of connection "
                        + found.connection()
                        + " at site "
                        + found.site()
                        + "; change that URL first"));
  }

  /** Whether no new site may have this name. */
  static boolean isReserved(String subdomain) {
    // All digits would read as a site id in the admin API's paths.
    return RESERVED.contains(subdomain) || subdomain.chars().allMatch(Character::isDigit);
  }

  /**
   * @param self the site that may have them already; {@code null} for a new one
   * @throws Taken when another site has one of the hosts
   */
  void requireFree(SiteSettings settings, Tenant self) {
    Set<String> taken = new TreeSet<>();
    if (isAnother(tenants.bySubdomain(settings.getSubdomain()), self)) {
      taken.add("subdomain");
    }
    Stream<Optional<Tenant>> holders =
        settings.getCustomDomains().stream().map(tenants::byCustomDomain);
    if (holders.anyMatch(holder -> isAnother(holder, self))) {
      taken.add("customDomains");
    }
    if (!taken.isEmpty()) {
      throw new Taken(taken);
    }
  }

  private static boolean isAnother(Optional<Tenant> found, Tenant self) {
    return found.isPresent() && (self == null || !found.get().tenantId().equals(self.tenantId()));
  }
}
