package dev.gatehouse.administration.site;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Taken;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
   * A host that a site gets although connections of other sites send readers there.
   *
   * @param member the setting that gives it
   * @param connections of other sites
   */
  record SharedHost(String member, String host, List<Connections.LeadingTo> connections) {
    /** For platform administrators, who give hosts to sites and know all of them. */
    FieldError warning() {
      String names =
          connections.stream()
              .map(found -> "connection " + found.connection() + " at site " + found.site())
              .collect(Collectors.joining(", "));
      return new FieldError(
          member,
          host
              + " is also the host of the login or logout URL of "
              + names
              + "; readers are no longer sent there to sign in, and need another login URL");
    }

    /** For whoever reads the site's audit trail, who need not know other sites. */
    String untold() {
      return host + " is also the host of a login or logout URL of another site";
    }
  }

  /**
   * Objects to hosts that the actor may not give to the site, and to new ones that are reserved or
   * to which the site's own connections send readers for signing in or out. The hosts that the site
   * has stay allowed, whatever the rules were when it got them. Connections of other sites hold no
   * host back: anybody could keep one from its owner by naming it in a connection of their own.
   *
   * @param self the site; {@code null} for a new one
   * @param before the site's settings so far; empty for a new one
   * @return the new hosts to which connections of other sites lead
   */
  List<SharedHost> check(
      Actor actor,
      TenantId self,
      SiteSettings settings,
      Optional<SiteSettings> before,
      Objections objections) {
    List<SharedHost> shared = new ArrayList<>();
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
        String host = subdomain + "." + configuration.baseDomain();
        requireNoLogin("subdomain", host, self, objections).ifPresent(shared::add);
      }
    }
    if (!objections.isWrong("customDomains")) {
      domains.stream()
          .filter(domain -> !domainsBefore.contains(domain))
          .sorted()
          .flatMap(domain -> requireNoLogin("customDomains", domain, self, objections).stream())
          .forEach(shared::add);
    }
    return shared;
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

  /**
   * Readers who are sent to a host for signing in must not arrive at the same help center again.
   *
   * @return the host, if connections of other sites lead there
   */
  private Optional<SharedHost> requireNoLogin(
      String member, String host, TenantId self, Objections objections) {
    Map<Boolean, List<Connections.LeadingTo>> leading =
        connections.leadingTo(new HostName(host)).stream()
            .collect(Collectors.partitioningBy(found -> Objects.equals(found.site(), self)));
    leading.get(true).stream()
        .findFirst()
        .ifPresent(
            own ->
                objections.object(
                    member,
                    host
                        + " is the host of the login or logout URL of the site's connection "
                        + own.connection()
                        + "; change that URL first"));
    List<Connections.LeadingTo> others = leading.get(false);
    return others.isEmpty() ? Optional.empty() : Optional.of(new SharedHost(member, host, others));
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
