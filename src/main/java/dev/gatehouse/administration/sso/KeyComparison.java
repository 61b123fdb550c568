package dev.gatehouse.administration.sso;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Busy;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.secret.CallRate;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.key.EqualKeys;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.jwk.PastedKey;
import dev.gatehouse.token.jwk.UnusableKey;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which key a text is: a secret that a backend has, or a public key. Nothing of it is stored
 * or logged. Equal keys have equal fingerprints, so no secret is opened for it.
 */
@ApplicationScoped
public class KeyComparison {
  /** For each actor: nobody pastes as fast, and a program that guesses gets nowhere. */
  static final int MOST_IN_MINUTE = 30;

  @Inject Connections connections;
  @Inject SigningKeys signingKeys;
  @Inject EqualKeys equalKeys;
  @Inject Protocols protocols;
  @Inject Clock clock;

  private CallRate rate;

  @PostConstruct
  void limit() {
    rate = new CallRate(clock, MOST_IN_MINUTE);
  }

  /**
   * A key that the text is.
   *
   * @param active whether its signatures are accepted
   * @param slip what tells the text from the key
   */
  public record Match(
      TenantId site,
      long connectionId,
      long keyId,
      boolean active,
      Optional<PastedSecret.Slip> slip) {}

  /**
   * The keys that a text is, among those of sites that the actor configures: the connection's own
   * first, then its site's.
   *
   * @throws ChangeRefused if the actor configures no such connection, compares too often, or the
   *     order has objections
   */
  public List<Match> compare(
      Actor actor, Tenant site, long connectionId, ComparisonOrder order, Objections objections) {
    actor.require(Right.CONFIGURE, site.tenantId());
    connections.find(site.tenantId(), connectionId).orElseThrow(Missing::new);
    if (!rate.count(actor.name()).equals(Duration.ZERO)) {
      throw new Busy("Too many keys were compared in a minute. Try again in a minute.");
    }
    objections.requireNone();
    String text = order.getKey();
    Map<String, Optional<PastedSecret.Slip>> sought =
        isPublic(text) ? ofPublic(text.strip(), objections) : ofSecret(new PastedSecret(text));
    objections.requireNone();
    Comparator<EqualKeys.Found> nearest =
        Comparator.comparing((EqualKeys.Found found) -> found.connectionId() != connectionId)
            .thenComparing(found -> !found.tenant().equals(site.tenantId()));
    return equalKeys.with(sought.keySet()).stream()
        .filter(found -> actor.rights().may(Right.CONFIGURE, found.tenant()))
        .sorted(nearest)
        .map(found -> match(found, sought.get(found.fingerprint())))
        .toList();
  }

  private static Match match(EqualKeys.Found found, Optional<PastedSecret.Slip> slip) {
    return new Match(found.tenant(), found.connectionId(), found.keyId(), found.active(), slip);
  }

  private static boolean isPublic(String text) {
    String pasted = text.strip();
    return pasted.startsWith("{") || pasted.startsWith("-----BEGIN");
  }

  /** By fingerprints, for whatever protocol the key may be. */
  private Map<String, Optional<PastedSecret.Slip>> ofSecret(PastedSecret pasted) {
    Map<String, Optional<PastedSecret.Slip>> sought = new LinkedHashMap<>();
    pasted
        .readings()
        .forEach(
            (secret, slip) -> {
              for (Protocol protocol : protocols.all()) {
                String fingerprint = signingKeys.fingerprint(protocol.signingText(secret));
                sought.putIfAbsent(fingerprint, slip);
              }
            });
    return sought;
  }

  private Map<String, Optional<PastedSecret.Slip>> ofPublic(String text, Objections objections) {
    Map<String, Optional<PastedSecret.Slip>> sought = new LinkedHashMap<>();
    String objection = "";
    for (PublicAlgorithm algorithm : PublicAlgorithm.values()) {
      try {
        String recognizedBy = PastedKey.read(text, algorithm).recognizedBy();
        sought.put(signingKeys.fingerprint(recognizedBy), Optional.empty());
      } catch (UnusableKey e) {
        objection = e.getMessage();
      }
    }
    if (sought.isEmpty()) {
      objections.objectOnce("key", objection);
    }
    return sought;
  }
}
