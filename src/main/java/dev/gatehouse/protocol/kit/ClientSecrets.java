package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Discrepancy;
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
import java.util.function.Predicate;

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

  /**
   * The common mistake in a secret that does not fit: one that has ended, something around it, or
   * one of another connection of the site. Takes as long as there are secrets.
   */
  public Optional<Discrepancy> mistake(LiveConnection client, String secret) {
    Instant now = clock.instant();
    return key(client, secret, key -> !key.isActive(now))
        .map(key -> new Discrepancy(null, null, Cause.KEY_ENDED, key.id()))
        .or(() -> around(client, secret, now))
        .or(() -> ofOther(client, secret));
  }

  private Optional<VerificationKey> key(
      LiveConnection client, String secret, Predicate<VerificationKey> which) {
    String presented = signingKeys.fingerprint(client.protocol().signingText(secret));
    return client.keys().stream().filter(key -> key.hasSecret(presented)).filter(which).findFirst();
  }

  private Optional<Discrepancy> around(LiveConnection client, String secret, Instant now) {
    String bare = secret.strip();
    boolean quoted = bare.length() > 2 && bare.matches("(?s)\"[^\"]*\"|'[^']*'");
    String meant = quoted ? bare.substring(1, bare.length() - 1) : bare;
    Cause cause =
        quoted
            ? Cause.QUOTATION_MARKS
            : secret.endsWith("\r\n")
                ? Cause.CARRIAGE_RETURN
                : secret.endsWith("\n") ? Cause.LINE_FEED : Cause.SPACE;
    return meant.equals(secret)
        ? Optional.empty()
        : key(client, meant, key -> key.isActive(now))
            .map(key -> Discrepancy.of(null, null, cause));
  }

  private Optional<Discrepancy> ofOther(LiveConnection client, String secret) {
    return client.site().keys().entrySet().stream()
        .filter(keys -> !keys.getKey().equals(client.connection().getId()))
        .flatMap(keys -> keys.getValue().stream())
        .filter(key -> !key.isPublic() && signingKeys.secret(key).equals(secret))
        .findFirst()
        .map(key -> new Discrepancy(null, null, Cause.KEY_OF_OTHER_CONNECTION, key.getId()));
  }
}
