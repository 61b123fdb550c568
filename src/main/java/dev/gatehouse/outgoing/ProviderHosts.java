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

/**
 * Where providers may be called: at public addresses by https. {@code GATEHOUSE_PROVIDER_HOSTS}
 * lists hosts that may have other addresses, apart from link-local ones, where clouds keep their
 * metadata, and that may be called by http; the demo's own provider is at loopback.
 */
@ApplicationScoped
public class ProviderHosts {
  private static final String FORM = "must be a URL such as https://login.example.com/keys";
  private static final int LONGEST = 2_000;

  @Inject Configuration configuration;

  /** Tests say what DNS answers. */
  Destinations.Resolver resolver = InetAddress::getAllByName;

  /** What is wrong with a URL as it stands, without asking DNS. */
  public Optional<String> objection(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.of(FORM);
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (!List.of("http", "https").contains(scheme)
        || uri.getHost() == null
        || uri.getUserInfo() != null
        || uri.getFragment() != null
        || url.length() > LONGEST) {
      return Optional.of(FORM);
    }
    String host = Destinations.literal(uri);
    if (Destinations.isOddNumber(host)) {
      return Optional.of("must name its host by a name or a usual IP address");
    }
    if (scheme.equals("http") && !isListed(uri) && !mayBeDemo(host)) {
      return Optional.of(
          "must begin with https://; http is for hosts that GATEHOUSE_PROVIDER_HOSTS lists");
    }
    boolean isResolved = AddressRange.isAddress(host) || isLocalhost(host);
    return isResolved ? refusal(uri) : Optional.empty();
  }

  /**
   * Why a host must not be called now; empty if it may. Names are resolved each time, see {@link
   * Destinations#refusal}.
   */
  Optional<String> refusal(URI uri) {
    InetAddress[] addresses;
    try {
      addresses =
          isBelowLocalhost(uri)
              ? new InetAddress[] {InetAddress.getLoopbackAddress()}
              : resolver.addresses(Destinations.literal(uri));
    } catch (UnknownHostException e) {
      return Optional.of("the host name is unknown");
    }
    boolean isHttps = uri.getScheme().equalsIgnoreCase("https");
    boolean isListed = isListed(uri);
    for (InetAddress address : addresses) {
      boolean isOwn = isListed || configuration.demo() && address.isLoopbackAddress();
      if (address.isLinkLocalAddress() || !isOwn && !Destinations.isPublic(address)) {
        return Optional.of(
            "the host's address is not public, and GATEHOUSE_PROVIDER_HOSTS does not list the host");
      }
      if (!isHttps && !isOwn) {
        return Optional.of("http is for hosts that GATEHOUSE_PROVIDER_HOSTS lists; use https");
      }
    }
    return Optional.empty();
  }

  private boolean mayBeDemo(String host) {
    return configuration.demo() && (AddressRange.isAddress(host) || isLocalhost(host));
  }

  private static boolean isLocalhost(String host) {
    return host.equalsIgnoreCase("localhost") || isBelowLocalhost(host);
  }

  static boolean isBelowLocalhost(URI uri) {
    return isBelowLocalhost(uri.getHost());
  }

  /** Such a name stands for loopback, whether it resolves or not (RFC 6761 section 6.3). */
  private static boolean isBelowLocalhost(String host) {
    return host.toLowerCase(Locale.ROOT).endsWith(".localhost");
  }

  private boolean isListed(URI uri) {
    return configuration.providerHosts().stream().anyMatch(listed -> listed.isAskedBy(uri));
  }
}
