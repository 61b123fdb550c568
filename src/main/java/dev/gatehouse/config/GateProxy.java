package dev.gatehouse.config;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A company's own proxy, which is trusted for the host of its gated site and no other: what it says
 * of browsers there concerns that company alone.
 *
 * @param host in small letters
 */
public record GateProxy(String host, AddressRange range) {
  static final String FORM =
      "must be a host and the address or range of its proxy, separated by commas, such as"
          + " docs.example.org=192.0.2.7";

  private static final Pattern HOST = Pattern.compile("[a-z0-9._-]+");

  /**
   * @throws IllegalArgumentException if the text is not a host, an equals sign and a range
   */
  static GateProxy parse(String text) {
    int equals = text.indexOf('=');
    String host = text.substring(0, Math.max(equals, 0)).strip().toLowerCase(Locale.ROOT);
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException("not a host");
    }
    return new GateProxy(host, AddressRange.parse(text.substring(equals + 1).strip()));
  }

  /** Whether a request that names this host comes from the host's own proxy. */
  public boolean isTrusted(String address, String named) {
    return host.equals(named) && range.contains(address);
  }
}
