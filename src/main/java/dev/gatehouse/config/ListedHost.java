package dev.gatehouse.config;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host by name or address.
 *
 * @param host in small letters, an IPv6 address in brackets
 * @param port the only one, {@link #USUAL} or {@link #ANY}
 */
public record ListedHost(String host, int port) {
  static final String FORM =
      "must be hosts separated by commas, such as login.intern.example,10.1.2.3:8443";

  /** Port 443 for https and port 80 for http. */
  private static final int USUAL = 0;

  private static final int ANY = -1;

  private static final Pattern TEXT =
      Pattern.compile("([a-z0-9._-]+|\\[[0-9a-f:.]+])(?::(\\d{1,5}|\\*))?");

  /**
   * @throws IllegalArgumentException if the text is no host with or without a port
   */
  static ListedHost parse(String text) {
    Matcher parts = TEXT.matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a host");
    }
    String port = parts.group(2);
    if (port == null) {
      return new ListedHost(parts.group(1), USUAL);
    }
    return new ListedHost(parts.group(1), port.equals("*") ? ANY : Integer.parseInt(port));
  }

  /** Whether a URL of http or https leads there. */
  public boolean isAskedBy(URI uri) {
    int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    int asked = uri.getPort() < 0 ? usual : uri.getPort();
    return host.equals(uri.getHost().toLowerCase(Locale.ROOT))
        && (port == ANY || asked == (port == USUAL ? usual : port));
  }
}
