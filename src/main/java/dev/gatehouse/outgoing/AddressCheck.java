package dev.gatehouse.outgoing;

import dev.gatehouse.config.AddressRange;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where this server may call. Operators of sites must not have it call addresses of its own network
 * (server-side request forgery), so addresses that are not public are refused, apart from {@link
 * Listed} ones. Link-local ones, where clouds keep their metadata, always are.
 */
final class AddressCheck {
  private static final int LONGEST = 2_000;
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(^|\\.)(0[xX][0-9a-fA-F]*|\\d+)\\.?$");
  private static final Pattern OCTAL = Pattern.compile("[\\d.]*(^|\\.)0\\d[\\d.]*");

  /** Not public, and not among those that {@link InetAddress} tells (RFC 6890). */
  private static final List<AddressRange> SPECIAL =
      List.of(
              "0.0.0.0/8",
              "100.64.0.0/10",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "240.0.0.0/4",
              "::/96",
              "64:ff9b::/32",
              "100::/64",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "fc00::/7")
          .stream()
          .map(AddressRange::parse)
          .toList();

  /** Tests say what DNS answers. */
  Resolver resolver = InetAddress::getAllByName;

  /** Looks up the addresses of a host. */
  interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** What may be called although it is not public, and by http. */
  interface Listed {
    /** A URL that may be entered. */
    String example();

    boolean has(URI uri, InetAddress address);

    /** Whether a URL of http may lead to what is listed, as far as the URL tells. */
    boolean mayHave(URI uri);

    /** What http is for, as a sentence for whoever entered the URL. */
    String whyHttps();

    /** Why an address is refused that is not public. */
    String whyPublic();
  }

  /** What is wrong with a URL as it stands, without asking DNS. */
  Optional<String> objection(String url, Listed listed) {
    Optional<URI> read = read(url);
    if (read.isEmpty()) {
      return Optional.of("must be a URL such as " + listed.example());
    }
    URI uri = read.get();
    String host = literal(uri);
    if (isOddNumber(host)) {
      return Optional.of("must name its host by a name or a usual IP address");
    }
    if (!isHttps(uri) && !listed.mayHave(uri)) {
      return Optional.of("must begin with https://; " + listed.whyHttps());
    }
    return isResolved(host) ? refusal(uri, listed) : Optional.empty();
  }

  /**
   * Why a URL must not be called now; empty if it may. Names are resolved each time, since what
   * they stand for changes. The connection that follows resolves the name again, and Java keeps an
   * answer for 30 seconds only, so a name may stand for another address by then. With https such a
   * connection sends nothing to a server that has no certificate for the name, and http is for what
   * a platform administrator chose.
   */
  Optional<String> refusal(URI uri, Listed listed) {
    InetAddress[] addresses;
    try {
      addresses =
          isBelowLocalhost(uri)
              ? new InetAddress[] {InetAddress.getLoopbackAddress()}
              : resolver.addresses(literal(uri));
    } catch (UnknownHostException e) {
      return Optional.of("the host name is unknown");
    }
    for (InetAddress address : addresses) {
      boolean isListed = listed.has(uri, address);
      if (address.isLinkLocalAddress() || !isListed && !isPublic(address)) {
        return Optional.of(listed.whyPublic());
      }
      if (!isHttps(uri) && !isListed) {
        return Optional.of(listed.whyHttps() + "; use https");
      }
    }
    return Optional.empty();
  }

  /** Whether a host stands for an address that no DNS is asked for. */
  static boolean isResolved(String host) {
    return AddressRange.isAddress(host)
        || host.equalsIgnoreCase("localhost")
        || isBelowLocalhost(host);
  }

  static boolean isBelowLocalhost(URI uri) {
    return isBelowLocalhost(uri.getHost());
  }

  /** Such a name stands for loopback, whether it resolves or not (RFC 6761 section 6.3). */
  private static boolean isBelowLocalhost(String host) {
    return host.toLowerCase(Locale.ROOT).endsWith(".localhost");
  }

  /** An IPv6 address without its brackets. */
  static String literal(URI uri) {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static Optional<URI> read(String url) {
    try {
      URI uri = new URI(url);
      boolean isUsual =
          List.of("http", "https")
                  .contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
              && uri.getHost() != null
              && uri.getUserInfo() == null
              && uri.getFragment() == null
              && url.length() <= LONGEST;
      return Optional.of(uri).filter(one -> isUsual);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isHttps(URI uri) {
    return uri.getScheme().equalsIgnoreCase("https");
  }

  /**
   * Whether a host ends in a number and is no address as people write it: programs read {@code
   * 2130706433}, {@code 0x7f.1} and {@code 0177.0.0.1} differently (WHATWG URL, "ends in a
   * number").
   */
  private static boolean isOddNumber(String host) {
    return ENDS_IN_NUMBER.matcher(host).find() && !AddressRange.isAddress(host)
        || OCTAL.matcher(host).matches();
  }

  private static boolean isPublic(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isAnyLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isSiteLocalAddress()
        && !address.isMulticastAddress()
        && SPECIAL.stream().noneMatch(range -> range.contains(address.getHostAddress()));
  }
}
