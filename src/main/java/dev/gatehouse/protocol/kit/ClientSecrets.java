package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.token.KeyUse;
import dev.gatehouse.token.VerificationKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Compares the secret that a backend sends as it is with those of its connection. */
@ApplicationScoped
public class ClientSecrets {
  /**
   * What an unknown client's secret is compared with, so that it takes as long as a known one's.
   */
  private static final VerificationKey NOBODYS =
      VerificationKey.of(
          0, null, "HS256", Fingerprint.random(48), Fingerprint.of(Fingerprint.random(48)), null);

  @Inject Clock clock;
  @Inject SigningKeys signingKeys;
  @Inject KeyUse keyUse;

  /**
   * Whether the secret is an active one of the client. Compares with every one even after one fits:
   * the time taken must reveal nothing.
   */
  public boolean fits(Optional<LiveConnection> client, String secret) {
    Instant now = clock.instant();
    String signing = client.map(live -> live.protocol().signingText(secret)).orElse(secret);
    String presented = signingKeys.fingerprint(signing);
    List<VerificationKey> keys = client.map(LiveConnection::keys).orElse(List.of(NOBODYS));
    List<VerificationKey> fitting = keys.stream().filter(key -> key.hasSecret(presented)).toList();
    List<VerificationKey> active = fitting.stream().filter(key -> key.isActive(now)).toList();
    active.forEach(key -> keyUse.note(key.id(), now));
    return client.isPresent() && !active.isEmpty();
  }
}
