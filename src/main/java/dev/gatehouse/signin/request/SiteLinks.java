package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.login.LinkPage;
import dev.gatehouse.tenant.SiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Addresses of a site that are handed to people: on its subdomain, which always leads to it, with
 * the scheme and the port of the base host as the caller asked for it.
 */
@ApplicationScoped
public class SiteLinks {
  @Inject Requests requests;

  /** Where an invited user chooses a password. */
  public String invitation(HttpServletRequest request, SiteSettings site, String secret) {
    return LinkPage.ofInvitation(origin(request, site), secret);
  }

  /** Where a site is opened without its shared password. */
  public String secretLink(HttpServletRequest request, SiteSettings site, String secret) {
    return LinkPage.ofSecretLink(origin(request, site), secret);
  }

  private String origin(HttpServletRequest request, SiteSettings site) {
    Incoming incoming = requests.read(request);
    String scheme = incoming.secure() ? "https://" : "http://";
    return scheme + site.getSubdomain() + "." + incoming.authority();
  }
}
