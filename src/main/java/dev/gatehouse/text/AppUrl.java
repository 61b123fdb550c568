package dev.gatehouse.text;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The URL of a page of a company's app, as operators write it and browsers read it (WHATWG URL):
 * underscores in the host, an IP address as any number, and characters that RFC 3986 would have
 * escaped.
 *
 * @param host in lower case and without a trailing dot; an address in its usual form
 * @param port negative where the URL has none
 * @param encoded the URL as it stands in a header
 */
public record AppUrl(boolean https, String host, int port, String encoded) {
  private static final Pattern FORM =
      Pattern.compile(
          "(https?)://"
              + "([A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]++)*+\\.?|\\[[0-9A-Fa-f:.]++])"
              + "(?::(\\d{0,5}))?([/?].*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** A host whose last label is a number is an IPv4 address, or none ("ends in a number"). */
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9A-Fa-f]*)\\.?");

  private static final Pattern LOOPBACK = Pattern.compile("127(?:\\.\\d{1,3}){3}");

  private static final Set<String> UNSPECIFIED_OR_OWN =
      Set.of("0.0.0.0", "[0:0:0:0:0:0:0:1]", "[0:0:0:0:0:0:0:0]");

  /** Of a name in the DNS (RFC 1035 section 2.3.4). */
  private static final int LONGEST_NAME = 253;

  private static final int LARGEST_PORT = 65_535;

  /** Of visible ASCII, what RFC 3986 lets stand nowhere in a URL. */
  private static final String ESCAPED = "\"<>[\\]^`{|}";

  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

  /** Empty for a text that is no http or https URL with a host. */
  public static Optional<AppUrl> of(String text) {
    Matcher url = FORM.matcher(text);
    if (!url.matches()) {
      return Optional.empty();
    }
    String digits = url.group(3);
    int port = digits == null || digits.isEmpty() ? -1 : Integer.parseInt(digits);
    boolean https = url.group(1).equalsIgnoreCase("https");
    return port > LARGEST_PORT
        ? Optional.empty()
        : host(url.group(2)).map(host -> new AppUrl(https, host, port, encode(text)));
  }

  /** A URL as it stands in a header; {@code null} for {@code null}. */
  public static String location(String url) {
    return url == null ? null : encode(url);
  }

  private static Optional<String> host(String host) {
    if (host.startsWith("[")) {
      return ofLiteral(host);
    }
    return ENDS_IN_NUMBER.matcher(host).matches()
        ? number(host).flatMap(AppUrl::ofLiteral)
        : Optional.of(plain(host)).filter(name -> name.length() <= LONGEST_NAME);
  }

  private static String plain(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** An address in numbers, in one of the many ways to write it; no name is looked up. */
  private static Optional<String> ofLiteral(String literal) {
    try {
      String address = InetAddress.getByName(literal).getHostAddress();
      return Optional.of(address.contains(":") ? "[" + address + "]" : address);
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** The four decimal numbers of {@code 0x7f.1} ("IPv4 parser"). */
  private static Optional<String> number(String host) {
    String[] parts = host.split("\\.");
    if (parts.length > 4) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      long part = part(parts[i]);
      long most = last ? (1L << 8 * (4 - i)) - 1 : 255;
      if (part < 0 || part > most) {
        return Optional.empty();
      }
      address += last ? part : part << 8 * (3 - i);
    }
    return Optional.of(
        (address >> 24)
            + "."
            + (address >> 16 & 255)
            + "."
            + (address >> 8 & 255)
            + "."
            + (address & 255));
  }

  /** A number as C writes it: decimal, octal or hexadecimal; negative for none. */
  private static long part(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int radix = lower.startsWith("0x") ? 16 : lower.length() > 1 && lower.startsWith("0") ? 8 : 10;
    String digits = radix == 16 ? lower.substring(2) : lower;
    if (digits.isEmpty()) {
      return radix == 16 ? 0 : -1;
    }
    try {
      return digits.length() > 12 || digits.startsWith("-") ? -1 : Long.parseLong(digits, radix);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Its origin, as a content security policy names it. */
  public String origin() {
    return (https ? "https://" : "http://") + host + (port < 0 ? "" : ":" + port);
  }

  /** Whether it is this machine by its number, which names no site. */
  public boolean isLoopback() {
    return LOOPBACK.matcher(host).matches() || UNSPECIFIED_OR_OWN.contains(host);
  }

  private static String encode(String url) {
    StringBuilder encoded = new StringBuilder(url.length() + 16);
    // Brackets stand around an IPv6 address and nowhere else.
    int literal = url.startsWith("[", url.indexOf("://") + 3) ? url.indexOf(']') : -1;
    int fragment = url.indexOf('#');
    Matcher escape = ESCAPE.matcher(url);
    for (int i = 0; i < url.length(); ) {
      int c = url.codePointAt(i);
      boolean kept =
          c == '%'
              ? escape.region(i, url.length()).lookingAt()
              : c > ' '
                  && c < 0x7f
                  && (i <= literal || ESCAPED.indexOf(c) < 0)
                  && (c != '#' || i == fragment);
      if (kept) {
        encoded.appendCodePoint(c);
      } else {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          encoded.append(String.format("%%%02X", b));
        }
      }
      i += Character.charCount(c);
    }
    return encoded.toString();
  }
}
