package dev.gatehouse.tenant;

import java.util.Locale;
import java.util.Optional;

/** The host that a browser asked for, made comparable: lower case, no port, no trailing dot. */
public record HostName(String value) {

  /** Reads a {@code Host} header (RFC 9110 section 7.2); garbage becomes a host nobody has. */
  public static HostName of(String header) {
    String host = header == null ? "" : header.trim().toLowerCase(Locale.ROOT);
    // An IPv6 literal keeps its colons; anything else ends at the port.
    int port = host.startsWith("[") ? host.indexOf(':', host.indexOf(']') + 1) : host.indexOf(':');
    String name = port < 0 ? host : host.substring(0, port);
    return new HostName(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
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
