package dev.gatehouse.administration.studio;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.administration.sso.KeyChanges;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.reader.Identity;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.TokenSigner;
import dev.gatehouse.token.VerificationKey;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes tokens as a customer's backend would, with the stored keys.
 *
 * <p>Such a token can sign its bearer in as any reader. Operators who configure the connection may
 * make one, since they could also add a key of their own and sign with that. The audit trail tells
 * which connection a token was made for and whom it names; nothing else of it is stored.
 */
@ApplicationScoped
@Transactional
public class TokenStudio {
  private static final int MOST_GROUPS = 500;
  private static final String JSON_OBJECT = "must be one JSON object without a name twice";

  @Inject Tenants tenants;
  @Inject Sites sites;
  @Inject Connections connections;
  @Inject Protocols protocols;
  @Inject PermissionGroups groups;
  @Inject KeyChanges keys;
  @Inject Trail trail;
  @Inject Clock clock;

  /**
   * A token, or the request for a code.
   *
   * @param token {@code null} if the protocol's backends request codes and sign no token
   * @param claims as one line of JSON
   */
  public record Made(String token, String claims) {
    @Override
    public String toString() {
      // Neither must reach a log by accident.
      return "Made";
    }
  }

  /**
   * The connections of a site, the default one first.
   *
   * @throws Missing if the actor may not configure them
   */
  public List<Connection> connections(Actor actor, TenantId site) {
    actor.require(Right.CONFIGURE, site);
    return connections.of(site).stream()
        .sorted((a, b) -> Boolean.compare(isDefault(b), isDefault(a)))
        .toList();
  }

  private static boolean isDefault(Connection connection) {
    return connection.getSettings().isDefaultConnection();
  }

  /**
   * What a form for making a connection's tokens offers.
   *
   * @throws Missing if the actor configures no such connection
   */
  public TokenTemplate template(Actor actor, TenantId site, long connectionId) {
    LiveConnection live = live(actor, site, connectionId);
    return TokenTemplate.of(live, groups.list(site, "", MOST_GROUPS), clock.instant());
  }

  /**
   * Signs claims unchanged, valid or not, and records whom they name.
   *
   * @throws ChangeRefused if there is no such key, or the claims are not a JSON object
   */
  public Made make(
      Actor actor, TenantId site, long connectionId, TokenOrder order, Objections objections) {
    LiveConnection live = live(actor, site, connectionId);
    TokenTemplate template = TokenTemplate.of(live, List.of(), clock.instant());
    Signer signer = template.signsTokens() ? signer(live, template, order, objections) : null;
    Map<String, Object> claims = claims(order.getClaims(), objections);
    objections.requireNone();
    String token = signer == null ? null : token(signer, claims, objections);
    if (token != null) {
      record(actor, live, signer.keyId(), claims);
    }
    return new Made(token, TokenSigner.json(claims));
  }

  /**
   * Makes a key pair for trying out a connection, and adds its public key beside the others for a
   * day. Making one takes long enough to do it outside the transaction.
   *
   * @return the private key as PEM, which is not stored
   * @throws ChangeRefused if the connection has no public keys
   */
  @Transactional(Transactional.TxType.NOT_SUPPORTED)
  public String pair(Actor actor, TenantId site, long connectionId) {
    LiveConnection live = live(actor, site, connectionId);
    PublicAlgorithm algorithm =
        PublicAlgorithm.named(live.settings().getAlgorithm()).orElseThrow(Missing::new);
    StudioKeyPair pair = StudioKeyPair.generate(algorithm);
    Tenant tenant = tenants.find(site).orElseThrow(Missing::new);
    String kid = "studio-" + Fingerprint.random(4);
    keys.addForTrial(actor, tenant, connectionId, pair.publicKey(), kid);
    return pair.privateKey();
  }

  /**
   * What signs.
   *
   * @param keyId of a stored key, or {@code null}
   */
  private record Signer(Long keyId, Function<Map<String, Object>, String> sign) {}

  private static Signer signer(
      LiveConnection live, TokenTemplate template, TokenOrder order, Objections objections) {
    if (!template.signsPrivately()) {
      VerificationKey key = key(live, template, order.getKeyId(), objections);
      return key == null ? null : new Signer(key.id(), claims -> TokenSigner.sign(key, claims));
    }
    PublicAlgorithm algorithm = PublicAlgorithm.named(live.settings().getAlgorithm()).orElseThrow();
    Optional<PrivateKey> key = StudioKeyPair.read(order.getPrivateKey(), algorithm);
    if (key.isEmpty()) {
      objections.object(
          "privateKey",
          "must be a private key as PEM (PKCS #8) for "
              + algorithm.jwa()
              + ", such as that of a generated pair");
      return null;
    }
    return new Signer(null, claims -> TokenSigner.sign(algorithm, key.get(), null, claims));
  }

  private void record(Actor actor, LiveConnection live, Long keyId, Map<String, Object> claims) {
    Identity subject = live.protocol().identity(live, new Claims(claims));
    Connection connection = live.connection();
    Changes changes =
        Changes.none()
            .with("externalId", null, subject.externalId())
            .with("email", null, subject.email())
            .with("keyId", null, keyId);
    trail.record(
        actor,
        AuditEvent.STUDIO_TOKEN_CREATED,
        tenants.find(live.site().id()).orElseThrow(Missing::new),
        "connection " + connection.getId() + ": " + connection.getSettings().getName(),
        changes);
  }

  private static String token(Signer signer, Map<String, Object> claims, Objections objections) {
    String token = signer.sign().apply(claims);
    if (token.length() > TokenSigner.LONGEST_TOKEN) {
      objections.object(
          "claims",
          "make a token of %d characters; at most %d are accepted"
              .formatted(token.length(), TokenSigner.LONGEST_TOKEN));
    }
    objections.requireNone();
    return token;
  }

  private LiveConnection live(Actor actor, TenantId site, long id) {
    actor.require(Right.CONFIGURE, site);
    return tenants
        .find(site)
        .map(sites::of)
        .flatMap(read -> read.connection(id).flatMap(found -> protocols.compile(read, found)))
        .orElseThrow(Missing::new);
  }

  private static VerificationKey key(
      LiveConnection live, TokenTemplate template, Long wanted, Objections objections) {
    Long id = wanted != null || template.keys().isEmpty() ? wanted : template.keys().get(0).getId();
    boolean active = template.keys().stream().anyMatch(key -> key.getId().equals(id));
    if (!active) {
      objections.object(
          "keyId",
          template.keys().isEmpty()
              ? "The connection has no active key: generate one first"
              : "is not an active key of this connection");
      return null;
    }
    return live.keys().stream().filter(key -> key.id() == id).findFirst().orElseThrow();
  }

  /** Parses the claims; objections tell where they are wrong and do not quote them. */
  private static Map<String, Object> claims(String json, Objections objections) {
    if (json == null || objections.isWrong("claims")) {
      return Map.of();
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(json)) {
      objections.object("claims", "contain half a surrogate pair, which is not a character");
      return Map.of();
    }
    try {
      return StrictJson.parse(json.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJson e) {
      objections.object("claims", JSON_OBJECT + (e.place().isEmpty() ? "" : ": see " + e.place()));
      return Map.of();
    }
  }
}
