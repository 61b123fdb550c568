package dev.gatehouse.protocol.document360;

import dev.gatehouse.config.AddressRange;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.secret.Throttle;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/**
 * Slows down guessing of client secrets: by the address that guesses, and sooner by address and
 * client together. Nothing counts by the client alone, so that nobody's failures keep a backend out
 * that calls from elsewhere; only failures count, so that a busy backend is never slowed.
 */
@ApplicationScoped
class ClientThrottle {
  private static final int FREE_FOR_ONE_CLIENT = 5;

  /** Backends of several companies may share an address. */
  private static final int FREE_FOR_ONE_ADDRESS = 30;

  @Inject Clock clock;

  private Throttle byClient;
  private Throttle byAddress;

  @PostConstruct
  void set() {
    byClient = new Throttle(clock, FREE_FOR_ONE_CLIENT);
    byAddress = new Throttle(clock, FREE_FOR_ONE_ADDRESS);
  }

  /** How long to wait before the next attempt; zero is "go on". */
  Duration remaining(String address, String clientId) {
    Duration ofClient = byClient.remaining(key(address, clientId));
    Duration ofAddress = byAddress.remaining(AddressRange.network(address));
    return ofClient.compareTo(ofAddress) > 0 ? ofClient : ofAddress;
  }

  /** A wrong secret, or a client that nobody knows. */
  void failed(String address, String clientId) {
    byClient.failed(key(address, clientId));
    byAddress.failed(AddressRange.network(address));
  }

  /** The backend knows its secret: what it was told before is forgiven. */
  void succeeded(String address, String clientId) {
    byClient.forget(key(address, clientId));
  }

  private static String key(String address, String clientId) {
    return Fingerprint.of(AddressRange.network(address) + " " + clientId);
  }
}
