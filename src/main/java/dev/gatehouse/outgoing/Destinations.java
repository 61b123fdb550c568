package dev.gatehouse.outgoing;

import dev.gatehouse.config.AddressRange;
import dev.gatehouse.config.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where messages may be posted to. An operator of a site must not have this server call addresses
 * of its own network (server-side request forgery), so addresses that are not public are refused.
 * Platform administrators may choose those that {@code GATEHOUSE_WEBHOOK_NETWORKS} lists, apart
 * from link-local ones, where clouds keep their metadata. {@link ProviderHosts} has the rules for
 * providers.
 */
@ApplicationScoped
public class Destinations {
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(^|\\.)(0[xX][0-9a-fA-F]*|\\d+)\\.?$");
  private static final Pattern OCTAL = Pattern.compile("[\\d.]*(^|\\.)0\\d[\\d.]*");
  private static final String VARIABLE = "GATEHOUSE_WEBHOOK_NETWORKS";

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

  @Inject Configuration configuration;

  /** Tests say what DNS answers. */
  Resolver resolver = InetAddress::getAllByName;

  /** Looks up the addresses of a host. */
  interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /**
   * What is wrong with a URL as it stands, without asking DNS.
   *
   * @param ownNetwork whether a platform administrator chooses it, who may choose a listed address
   */
  public Optional<String> objection(String url, boolean ownNetwork) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.of("must be a URL such as https://ops.example.com/gatehouse");
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!List.of("http", "https").contains(scheme)
        || uri.getHost() == null
        || uri.getUserInfo() != null
        || uri.getFragment() != null) {
      return Optional.of("must be a URL such as https://ops.example.com/gatehouse");
    }
    if (scheme.equals("http") && (!ownNetwork || configuration.webhookNetworks().isEmpty())) {
      return Optional.of("must begin with https://");
    }
    String host = literal(uri);
    if (isOddNumber(host)) {
      return Optional.of("must name its host by a name or a usual IP address");
    }
    boolean resolved = AddressRange.isAddress(host) || host.equalsIgnoreCase("localhost");
    return resolved ? refusal(uri, ownNetwork) : Optional.empty();
  }

  /**
   * Why a message must not be sent there now; empty if it may. Names are resolved each time, since
   * what they stand for changes. Java keeps the answer for the connection that follows: for 30
   * seconds, unless the security property {@code networkaddress.cache.ttl} says 0, which would let
   * a name stand for another address then.
   */
  public Optional<String> refusal(URI uri, boolean ownNetwork) {
    InetAddress[] addresses;
    try {
      addresses = resolver.addresses(literal(uri));
    } catch (UnknownHostException e) {
      return Optional.of("the host name is unknown");
    }
    boolean https = uri.getScheme().equalsIgnoreCase("https");
    for (InetAddress address : addresses) {
      boolean listed = ownNetwork && isListed(address);
      if (address.isLinkLocalAddress() || !listed && !isPublic(address)) {
        return Optional.of(
            ownNetwork
                ? "the address is not public, and not listed in " + VARIABLE
                : "the address is not public; only platform administrators can enter one that "
                    + VARIABLE
                    + " lists");
      }
      if (!https && !listed) {
        return Optional.of("http is for addresses that " + VARIABLE + " lists; use https");
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a host ends in a number and is no address as people write it: programs read {@code
   * 2130706433}, {@code 0x7f.1} and {@code 0177.0.0.1} differently (WHATWG URL, "ends in a
   * number").
   */
  static boolean isOddNumber(String host) {
    return ENDS_IN_NUMBER.matcher(host).find() && !AddressRange.isAddress(host)
        || OCTAL.matcher(host).matches();
  }

  static String literal(URI uri) {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private boolean isListed(InetAddress address) {
    return configuration.webhookNetworks().stream()
        .anyMatch(range -> range.contains(address.getHostAddress()));
  }

  static boolean isPublic(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isAnyLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isSiteLocalAddress()
        && !address.isMulticastAddress()
        && SPECIAL.stream().noneMatch(range -> range.contains(address.getHostAddress()));
  }
}
