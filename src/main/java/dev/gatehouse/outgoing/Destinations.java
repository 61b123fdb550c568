package dev.gatehouse.outgoing;

import dev.gatehouse.config.AddressRange;
import dev.gatehouse.config.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where messages may be posted to: at public addresses by https. Platform administrators may also
 * choose those that {@code GATEHOUSE_WEBHOOK_NETWORKS} lists.
 */
@ApplicationScoped
public class Destinations {
  private static final String VARIABLE = "GATEHOUSE_WEBHOOK_NETWORKS";

  @Inject Configuration configuration;

  private final AddressCheck check = new AddressCheck();

  /**
   * The networks that may be chosen.
   *
   * @param ranges none for those who are no platform administrators
   * @param whyPublic why an address is refused that is not public
   */
  private record Networks(List<AddressRange> ranges, String whyPublic)
      implements AddressCheck.Listed {
    @Override
    public String example() {
      return "https://ops.example.com/gatehouse";
    }

    @Override
    public boolean has(URI uri, InetAddress address) {
      return ranges.stream().anyMatch(range -> range.contains(address.getHostAddress()));
    }

    @Override
    public boolean mayHave(URI uri) {
      return !ranges.isEmpty();
    }

    @Override
    public String whyHttps() {
      return "http is for addresses that " + VARIABLE + " lists";
    }
  }

  /**
   * What is wrong with a URL as it stands, without asking DNS.
   *
   * @param ownNetwork whether a platform administrator chooses it, who may choose a listed address
   */
  public Optional<String> objection(String url, boolean ownNetwork) {
    return check.objection(url, listed(ownNetwork));
  }

  /** Why a message must not be sent there now; empty if it may. */
  public Optional<String> refusal(URI uri, boolean ownNetwork) {
    return check.refusal(uri, listed(ownNetwork));
  }

  private AddressCheck.Listed listed(boolean ownNetwork) {
    return ownNetwork
        ? new Networks(
            configuration.webhookNetworks(),
            "the address is not public, and not listed in " + VARIABLE)
        : new Networks(
            List.of(),
            "the address is not public; only platform administrators can enter one that "
                + VARIABLE
                + " lists");
  }
}
