package dev.gatehouse.outgoing;

import dev.gatehouse.config.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/**
 * Where providers may be called: at public addresses by https. {@code GATEHOUSE_PROVIDER_HOSTS}
 * lists hosts that may have other addresses and that may be called by http; the demo's own provider
 * is at loopback.
 */
@ApplicationScoped
public class ProviderHosts {
  private static final String VARIABLE = "GATEHOUSE_PROVIDER_HOSTS";

  @Inject Configuration configuration;

  final AddressCheck check = new AddressCheck();

  /** The hosts of a configuration. */
  private record Hosts(Configuration configuration) implements AddressCheck.Listed {
    @Override
    public String example() {
      return "https://login.example.com/keys";
    }

    @Override
    public boolean has(URI uri, InetAddress address) {
      return isListed(uri) || configuration.demo() && address.isLoopbackAddress();
    }

    @Override
    public boolean mayHave(URI uri) {
      return isListed(uri)
          || configuration.demo() && AddressCheck.isResolved(AddressCheck.literal(uri));
    }

    private boolean isListed(URI uri) {
      return configuration.providerHosts().stream().anyMatch(listed -> listed.isAskedBy(uri));
    }

    @Override
    public String whyHttps() {
      return "http is for hosts that " + VARIABLE + " lists";
    }

    @Override
    public String whyPublic() {
      return "the host's address is not public, and " + VARIABLE + " does not list the host";
    }
  }

  /** What is wrong with a URL as it stands, without asking DNS. */
  public Optional<String> objection(String url) {
    return check.objection(url, new Hosts(configuration));
  }

  /**
   * Whether a URL leads to a host that the platform listed, and so perhaps into its own network.
   * What leads there a platform administrator has to choose.
   */
  public boolean isListed(String url) {
    return objection(url).isEmpty() && new Hosts(configuration).isListed(URI.create(url));
  }

  /** Why a host must not be called now; empty if it may. */
  Optional<String> refusal(URI uri) {
    return check.refusal(uri, new Hosts(configuration));
  }
}
