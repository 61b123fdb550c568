package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.request.Requests;
import dev.gatehouse.tenant.SiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Links that operators hand to people. They lead to the site's subdomain, which always answers,
 * with the scheme and the port at which the operator called the base host; those to a gate lead to
 * its own host name, where its pages are.
 */
@ApplicationScoped
public class SiteLinks {
  @Inject Requests requests;

  /** The page where an invited user chooses a password. */
  public String invitation(HttpServletRequest request, SiteSettings site, String secret) {
    return link(request, site, LinkPage.INVITATION, secret);
  }

  /** The page that opens a site without its shared password. */
  public String secretLink(HttpServletRequest request, SiteSettings site, String secret) {
    return link(request, site, LinkPage.SECRET_LINK, secret);
  }

  /** The page that opens a site by a password, for a short time. */
  public String breakGlass(HttpServletRequest request, SiteSettings site, String secret) {
    return link(request, site, LinkPage.BREAK_GLASS, secret);
  }

  private String link(HttpServletRequest request, SiteSettings site, String path, String secret) {
    Incoming incoming = requests.read(request);
    String scheme = incoming.secure() ? "https://" : "http://";
    String origin =
        site.gateOrigins().stream()
            .findFirst()
            .orElseGet(() -> scheme + site.getSubdomain() + "." + incoming.authority());
    return Incoming.withParameter(origin + path, LinkPage.SECRET, secret);
  }
}
