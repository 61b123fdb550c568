package dev.gatehouse.tenant;

import dev.gatehouse.cache.TextCache;
import dev.gatehouse.text.AppUrl;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The host of a request in comparable form: lower case, without port and trailing dot. */
public record HostName(String value) {
  /** The longest DNS name, or an IPv6 literal. */
  private static final Pattern FORM = Pattern.compile("[a-z0-9._-]{1,253}|\\[[0-9a-f:.]{2,45}\\]");

  /**
   * The port that may follow. With anything else, such as {@code acme.localhost:80@evil}, our links
   * would lead to the host evil.
   */
  private static final Pattern PORT = Pattern.compile("(:\\d{0,5})?");

  /** Every challenge asks for that of its login URL. */
  private static final TextCache<Optional<HostName>> OF_ORIGINS =
      new TextCache<>(origin -> AppUrl.of(origin).map(AppUrl::host).map(HostName::of));

  private static final TextCache<HostName> OF_HEADERS = new TextCache<>(HostName::read);

  private static final HostName NOBODYS = new HostName("");

  /**
   * Reads a {@code Host} header (RFC 9110 section 7.2); an invalid header becomes a host that no
   * tenant has.
   */
  public static HostName of(String header) {
    return header == null ? NOBODYS : OF_HEADERS.of(header);
  }

  private static HostName read(String header) {
    String host = header.trim().toLowerCase(Locale.ROOT);
    // An IPv6 literal keeps its colons; anything else ends at the port.
    int port = host.startsWith("[") ? host.indexOf(':', host.indexOf(']') + 1) : host.indexOf(':');
    String name = port < 0 ? host : host.substring(0, port);
    String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return FORM.matcher(plain).matches() && PORT.matcher(host.substring(name.length())).matches()
        ? new HostName(plain)
        : NOBODYS;
  }

  /** The host of an absolute URL, if it is one with a host. */
  public static Optional<HostName> ofUrl(String url) {
    int authority = url.indexOf("://") + 3;
    if (authority < 3) {
      return Optional.empty();
    }
    int end = authority;
    while (end < url.length() && url.charAt(end) != '/' && url.charAt(end) != '?') {
      end++;
    }
    return OF_ORIGINS.of(url.substring(0, end));
  }

  /** The single label before the base domain, if the host has this form. */
  public Optional<String> subdomainOf(String baseDomain) {
    if (!value.endsWith("." + baseDomain)) {
      return Optional.empty();
    }
    String label = value.substring(0, value.length() - baseDomain.length() - 1);
    return label.isEmpty() || label.contains(".") ? Optional.empty() : Optional.of(label);
  }
}
