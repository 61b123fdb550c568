package dev.gatehouse.administration.find;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.token.TokenVerifier;
import dev.gatehouse.token.VerifiedToken;
import dev.gatehouse.token.claims.ClaimRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds whose key signed a token, at all sites that the actor configures; stores nothing of it.
 * Sites that the token itself names are tried first, and those of which it is known only what a
 * server elsewhere publishes are tried with the keys that are known already.
 */
@ApplicationScoped
public class TokenOrigin {
  private static final int MOST_SITES = 5_000;
  private static final int MOST_NAMED = 10;

  /** Within the time that a page waits for the database. */
  private static final Duration LONGEST = Duration.ofMillis(1_000);

  private static final ClaimRules ANY = ClaimRules.withLeeway(0);

  @Inject PermittedSites permitted;
  @Inject Sites sites;
  @Inject Protocols protocols;
  @Inject Clock clock;

  /**
   * A connection that a token may be for.
   *
   * @param key id of its key that signed the token; {@code null} if none did
   */
  public record Origin(Tenant site, long connection, String name, Long key) {}

  /**
   * What is known of a token's origin.
   *
   * @param signed the connections whose keys signed it, of which there are several if they share a
   *     secret
   * @param named connections that the token names by {@code iss} or {@code aud}, if no key signed
   *     it: anybody can write that into a token
   * @param tried how many sites were tried, of {@code all}
   */
  public record Result(List<Origin> signed, List<Origin> named, int tried, int all) {}

  /** The connections at which a token may have been made. */
  public Result of(Actor actor, String token) {
    Set<String> names = names(token);
    List<Tenant> all =
        permitted.list(actor, Right.CONFIGURE, 0, MOST_SITES).stream()
            .sorted(Comparator.comparing(site -> !isNamed(site.getSettings(), names)))
            .toList();
    List<Origin> signed = new ArrayList<>();
    List<Origin> named = new ArrayList<>();
    long end = System.nanoTime() + LONGEST.toNanos();
    int tried = 0;
    for (Tenant tenant : all) {
      if (System.nanoTime() >= end) {
        break;
      }
      tried++;
      boolean isNamed = isNamed(tenant.getSettings(), names);
      for (LiveConnection live : live(tenant)) {
        Long key = signer(live, token).orElse(null);
        Origin origin =
            new Origin(tenant, live.connection().getId(), live.settings().getName(), key);
        if (key != null) {
          signed.add(origin);
        } else if (isNamed || isNamed(live, names)) {
          named.add(origin);
        }
      }
    }
    List<Origin> hints = signed.isEmpty() ? named.stream().limit(MOST_NAMED).toList() : List.of();
    return new Result(List.copyOf(signed), hints, tried, all.size());
  }

  private List<LiveConnection> live(Tenant tenant) {
    return sites.byId(tenant.tenantId()).map(protocols::live).orElse(List.of());
  }

  private Optional<Long> signer(LiveConnection live, String token) {
    return live.verifier()
                .verify(token, live.keys(), live.settings().getAlgorithm(), ANY, clock.instant())
            instanceof VerifiedToken verified
        ? Optional.of(verified.key().id())
        : Optional.empty();
  }

  /** The texts in {@code iss} and {@code aud}, in lower case, of a token that nobody verified. */
  private Set<String> names(String token) {
    var payload =
        new TokenVerifier().inspect(token, List.of(), "HS256", ANY, clock.instant()).payload();
    Object audience = payload.get("aud");
    Stream<?> all =
        Stream.concat(
            Stream.of(payload.getOrDefault("iss", "")),
            audience instanceof Collection<?> several
                ? several.stream()
                : Stream.ofNullable(audience));
    return all.filter(String.class::isInstance)
        .map(text -> ((String) text).toLowerCase(Locale.ROOT))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.toSet());
  }

  private static boolean isNamed(SiteSettings site, Set<String> names) {
    return names.stream()
        .anyMatch(
            name ->
                name.equals(site.getSubdomain())
                    || name.replaceFirst("^https?://", "").startsWith(site.getSubdomain() + ".")
                    || site.getCustomDomains().stream().anyMatch(name::contains));
  }

  private static boolean isNamed(LiveConnection live, Set<String> names) {
    ConnectionSettings settings = live.settings();
    return Stream.of(settings.getIssuer(), settings.getAudience(), live.connection().getClientId())
        .filter(Objects::nonNull)
        .anyMatch(value -> names.contains(value.toLowerCase(Locale.ROOT)));
  }
}
