package dev.gatehouse.signin.gate;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.session.Caller;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.gate.PathReadings;
import dev.gatehouse.tenant.gate.PathRules;
import dev.gatehouse.tenant.gate.PathRules.Deciding;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Decides by a site's rules who may see a path. */
@ApplicationScoped
public class PathAccess {
  private static final Duration UNUSED = Duration.ofMinutes(10);

  /** By the loaded site, as weak keys are compared: one that is loaded again is read again. */
  private final Cache<Site, PathRules> rules =
      Caches.builder().weakKeys().expireAfterAccess(UNUSED).maximumSize(10_000).build();

  /** Whether everybody may see it, signed in or not. */
  public boolean isPublic(Site site, PathReadings path) {
    return deciding(site, path).stream().allMatch(one -> one.access().isPublic());
  }

  /**
   * The rule that keeps a reader who is signed in from it; empty if they may see it. The site's
   * team sees what any group sees, and so does who came by break-glass.
   */
  public Optional<Deciding> denying(Site site, PathReadings path, Caller caller) {
    return caller.readsEverything()
        ? Optional.empty()
        : deciding(site, path).stream()
            .filter(one -> !one.access().admits(caller.groups()))
            .findFirst();
  }

  private Set<Deciding> deciding(Site site, PathReadings path) {
    return rules.get(site, any -> any.settings().getGating().rules()).deciding(path);
  }
}
