package dev.gatehouse.secret;

import dev.gatehouse.config.AddressRange;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/**
 * Throttles programs that send wrong secrets: per address, and sooner per address and client. A
 * check is cheap and counted afterwards, so that a program with the right secret is never
 * throttled, however often it calls. Each node counts separately: such secrets are long and random,
 * and nobody guesses them.
 */
@ApplicationScoped
public class ClientThrottle {
  private static final int FREE_FOR_ONE_CLIENT = 5;
  private static final int FREE_FOR_ONE_ADDRESS = 30;

  @Inject Clock clock;

  private Throttle byClient;
  private Throttle byAddress;

  @PostConstruct
  void set() {
    byClient = new Throttle(clock, FREE_FOR_ONE_CLIENT);
    byAddress = new Throttle(clock, FREE_FOR_ONE_ADDRESS);
  }

  /** How long to wait before the next attempt; zero if it may proceed now. */
  public Duration remaining(String address, String client) {
    Duration ofClient = byClient.remaining(key(address, client));
    Duration ofAddress = byAddress.remaining(AddressRange.network(address));
    return ofClient.compareTo(ofAddress) > 0 ? ofClient : ofAddress;
  }

  /** Counts a wrong secret. */
  public void failed(String address, String client) {
    byClient.failed(key(address, client));
    byAddress.failed(AddressRange.network(address));
  }

  /** The secret was right: the client's failures are forgiven, others from its address stay. */
  public void passed(String address, String client) {
    byClient.forget(key(address, client));
  }

  private static String key(String address, String client) {
    String normalized = client.trim().toLowerCase(Locale.ROOT);
    return Fingerprint.of(AddressRange.network(address) + " " + normalized);
  }
}
