package dev.gatehouse.site;

import dev.gatehouse.tenant.SiteSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The way to a tenant's site from the base host. */
public record SiteLink(String name, String address) {
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

  /** Same scheme and port as the request came with. */
  static SiteLink to(SiteSettings site, String baseDomain, HttpServletRequest request) {
    Matcher port = PORT.matcher(String.valueOf(request.getHeader("Host")));
    String host = site.getSubdomain() + "." + baseDomain + (port.find() ? port.group() : "");
    return new SiteLink(site.getName(), "//" + host + "/");
  }
}
