package dev.gatehouse.protocol.diagnosis;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.claims.ClaimCheck;
import dev.gatehouse.token.claims.Claims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells whose audience a token has that is refused for it: another connection's or site's. */
@ApplicationScoped
class AudienceClues {
  /** The name of the check. */
  static final String AUDIENCE = "aud";

  @Inject Protocols protocols;
  @Inject Sites sites;
  @Inject Configuration configuration;

  CheckResult instead(
      CheckResult failed, LiveConnection live, Surface surface, Optional<Claims> claims) {
    Discrepancy known = failed.discrepancy();
    if (known == null || known.cause() != null || claims.isEmpty()) {
      return failed;
    }
    return meant(live, surface, claims.get())
        .map(
            meant ->
                new Discrepancy(
                    known.came(), known.accepted(), meant.cause(), null, meant.site(), null))
        .map(
            found ->
                new CheckResult(
                    failed.check(),
                    false,
                    failed.detail(),
                    failed.remedy(),
                    failed.reason(),
                    found))
        .orElse(failed);
  }

  /**
   * For whom the token is.
   *
   * @param site its id, if it is another one
   */
  private record Meant(Cause cause, Long site) {}

  private Optional<Meant> meant(LiveConnection live, Surface surface, Claims claims) {
    if (live.site().connections().stream()
        .filter(other -> !other.getId().equals(live.connection().getId()))
        .flatMap(other -> protocols.compile(live.site(), other).stream())
        .anyMatch(other -> accepts(other, surface, claims))) {
      return Optional.of(new Meant(Cause.OTHER_CONNECTION_AUDIENCE, null));
    }
    return claims.audience().orElse(List.of()).stream()
        .limit(5)
        .flatMap(this::hosts)
        .flatMap(host -> sites.byHost(host).stream())
        .filter(site -> !site.id().equals(live.site().id()))
        .findFirst()
        .map(site -> new Meant(Cause.OTHER_SITE_AUDIENCE, site.id().value()));
  }

  /** An audience may be a site's address, its host or its subdomain. */
  private Stream<HostName> hosts(String audience) {
    return Stream.concat(
        HostName.ofUrl(audience).stream(),
        Stream.of(HostName.of(audience), HostName.of(audience + "." + configuration.baseDomain())));
  }

  private static boolean accepts(LiveConnection other, Surface surface, Claims claims) {
    List<ClaimCheck> checks =
        other.rules(surface).checks().stream()
            .filter(check -> check.name().equals(AUDIENCE))
            .toList();
    return !checks.isEmpty() && checks.stream().allMatch(check -> passes(check, claims));
  }

  private static boolean passes(ClaimCheck check, Claims claims) {
    try {
      check.check(claims, Instant.EPOCH);
      return true;
    } catch (Rejected e) {
      // It is not that connection's audience either.
      return false;
    }
  }
}
