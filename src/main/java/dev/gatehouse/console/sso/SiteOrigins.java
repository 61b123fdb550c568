package dev.gatehouse.console.sso;

import dev.gatehouse.console.SiteInView;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.console.ConsoleVisit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;

/** Where a site answers, with the scheme and the port by which the operator reached the console. */
@RequestScoped
public class SiteOrigins {
  @Inject HttpServletRequest request;
  @Inject SiteInView site;

  /** The subdomain's, then those of the custom domains. */
  public List<String> all() {
    Stream<String> domains =
        site.tenant().getSettings().getCustomDomains().stream()
            .sorted()
            .map(domain -> scheme() + domain + port());
    return Stream.concat(Stream.of(scheme() + site.getSubdomain() + "." + authority()), domains)
        .toList();
  }

  /** That of the base host. */
  public String base() {
    return scheme() + authority();
  }

  private String scheme() {
    return Incoming.of(request).secure() ? "https://" : "http://";
  }

  private String authority() {
    return ConsoleVisit.of(request).map(ConsoleVisit::authority).orElseThrow();
  }

  private String port() {
    String authority = authority();
    int colon = authority.lastIndexOf(':');
    return colon < 0 ? "" : authority.substring(colon);
  }
}
