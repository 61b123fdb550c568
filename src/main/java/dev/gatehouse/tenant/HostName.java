package dev.gatehouse.tenant;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The host that a browser asked for, made comparable: lower case, no port, no trailing dot. */
public record HostName(String value) {
  /** Longest name that DNS knows, or an IPv6 literal. */
  private static final Pattern FORM = Pattern.compile("[a-z0-9._-]{1,253}|\\[[0-9a-f:.]{2,45}\\]");

  /** What may follow; in links of ours {@code acme.localhost:80@evil} would be the host evil. */
  private static final Pattern PORT = Pattern.compile("(:\\d{0,5})?");

  private static final HostName NOBODYS = new HostName("");

  /** Reads a {@code Host} header (RFC 9110 section 7.2); garbage becomes a host nobody has. */
  public static HostName of(String header) {
    String host = header == null ? "" : header.trim().toLowerCase(Locale.ROOT);
    // An IPv6 literal keeps its colons; anything else ends at the port.
    int port = host.startsWith("[") ? host.indexOf(':', host.indexOf(']') + 1) : host.indexOf(':');
    String name = port < 0 ? host : host.substring(0, port);
    String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return FORM.matcher(plain).matches() && PORT.matcher(host.substring(name.length())).matches()
        ? new HostName(plain)
        : NOBODYS;
  }

  /** The single label in front of the base domain, if this is such a host. */
  public Optional<String> subdomainOf(String baseDomain) {
    if (!value.endsWith("." + baseDomain)) {
      return Optional.empty();
    }
    String label = value.substring(0, value.length() - baseDomain.length() - 1);
    return label.isEmpty() || label.contains(".") ? Optional.empty() : Optional.of(label);
  }
}
