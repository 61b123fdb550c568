package dev.gatehouse.signin.sister;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The origins at which sites answer, for hand-overs between them: a host of the site itself, with
 * the scheme and port of the request.
 */
@ApplicationScoped
public class SisterHosts {
  @Inject Configuration configuration;

  /**
   * The other site's custom domain if the request came by one and it has one; else its subdomain.
   */
  String originOf(Site there, Site here, Incoming request) {
    Set<String> domains = new TreeSet<>(there.settings().getCustomDomains());
    boolean custom = here.settings().getCustomDomains().contains(request.host().value());
    return request.originAt(
        custom && !domains.isEmpty() ? domains.iterator().next() : subdomain(there));
  }

  /** The origin at a given host, if the host is the site's own. */
  public Optional<String> originOf(Site there, String host, Incoming request) {
    return there.settings().getCustomDomains().contains(host) || subdomain(there).equals(host)
        ? Optional.of(request.originAt(host))
        : Optional.empty();
  }

  private String subdomain(Site site) {
    return site.settings().getSubdomain() + "." + configuration.baseDomain();
  }
}
