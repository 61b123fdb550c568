package dev.gatehouse.protocol;

import dev.gatehouse.it.support.vendor.Vendor;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.column.JsonObjectColumn;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.TokenSigner;
import dev.gatehouse.token.VerificationKey;
import java.security.KeyPair;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A site with one connection and one key, without a database. */
public final class PretendSite {
  public static final String SECRET = "kX3vQ9zR7mW2pL8tY5nB1cF6hJ4dS0aG";
  private static final long SITE = 5;
  private static final long CONNECTION = 7;
  private static final long KEY = 9;
  private static final Map<PublicAlgorithm, KeyPair> PAIRS = new ConcurrentHashMap<>();

  public final Tenant tenant = tenant();
  public final ConnectionSettings settings = new ConnectionSettings();
  public final Connection connection = connection();
  private final Protocol protocol;
  private final String kid;

  public PretendSite(Protocol protocol, String kid) {
    this.protocol = protocol;
    this.kid = kid;
    settings.setAlgorithm(protocol.description().algorithms().get(0));
    settings.setClockSkewSeconds(protocol.description().defaultClockSkewSeconds());
  }

  /** A site whose connection has what the contract test's speaker says that it needs. */
  public static PretendSite speaking(Protocol protocol, String kid) {
    PretendSite site = new PretendSite(protocol, kid);
    Map<String, Object> members = Vendor.of(protocol).unfounded().connection();
    Map<String, Object> options = new HashMap<>();
    for (Option<?> option : protocol.description().options()) {
      if (members.containsKey(option.name())) {
        options.put(option.name(), members.get(option.name()));
      }
    }
    if (members.get("algorithm") instanceof String algorithm) {
      site.settings.setAlgorithm(algorithm);
    }
    site.settings.setIssuer((String) members.get("issuer"));
    site.settings.setAudience((String) members.get("audience"));
    site.settings.setLoginUrl((String) members.get("loginUrl"));
    // As they are stored: numbers as Long.
    JsonObjectColumn column = new JsonObjectColumn();
    site.settings.setOptions(
        column.convertToEntityAttribute(column.convertToDatabaseColumn(options)));
    return site;
  }

  public LiveConnection live() {
    String text = protocol.signingText(SECRET);
    String name = settings.getAlgorithm();
    VerificationKey key =
        PublicAlgorithm.named(name)
            .map(
                algorithm ->
                    new VerificationKey(
                        KEY, kid, algorithm, pair(algorithm).getPublic(), name, null))
            .orElseGet(() -> VerificationKey.of(KEY, kid, name, text, Fingerprint.of(text), null));
    return new LiveConnection(site(), connection, protocol, List.of(key));
  }

  /** Signs by the connection's algorithm, with the key that {@link #live} verifies by. */
  public static String sign(LiveConnection live, Map<String, Object> claims) {
    return PublicAlgorithm.named(live.settings().getAlgorithm())
        .map(algorithm -> TokenSigner.sign(algorithm, pair(algorithm).getPrivate(), null, claims))
        .orElseGet(() -> TokenSigner.sign(live.keys().get(0), claims));
  }

  private static KeyPair pair(PublicAlgorithm algorithm) {
    return PAIRS.computeIfAbsent(algorithm, PublicAlgorithm::generate);
  }

  public Site site() {
    return new Site(tenant, List.of(connection), Map.of(CONNECTION, List.of(key(kid))), List.of());
  }

  private static Tenant tenant() {
    SiteSettings settings = new SiteSettings();
    settings.setSubdomain("acme");
    return new Tenant() {
      @Override
      public TenantId tenantId() {
        return new TenantId(SITE);
      }

      @Override
      public SiteSettings getSettings() {
        return settings;
      }
    };
  }

  private Connection connection() {
    return new Connection() {
      @Override
      public Long getId() {
        return CONNECTION;
      }

      @Override
      public TenantId tenantId() {
        return new TenantId(SITE);
      }

      @Override
      public String getClientId() {
        return "client";
      }

      @Override
      public ConnectionSettings getSettings() {
        return settings;
      }
    };
  }

  private static SigningKey key(String kid) {
    return new SigningKey() {
      @Override
      public Long getId() {
        return KEY;
      }

      @Override
      public String getKid() {
        return kid;
      }

      @Override
      public Instant getCreatedAt() {
        return Instant.EPOCH;
      }
    };
  }
}
