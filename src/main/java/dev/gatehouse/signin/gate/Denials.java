package dev.gatehouse.signin.gate;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.gate.PathRules.Deciding;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Records who is signed in at a gate and in none of the groups that a page is for. A page brings
 * dozens of files along, so that a session has one event for each rule, on each node.
 */
@ApplicationScoped
public class Denials {
  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final int MOST_REMEMBERED = 50_000;

  @Inject RefusalLog log;
  @Inject Clock clock;

  private final Cache<Denial, Boolean> known =
      Caches.builder().expireAfterWrite(REMEMBERED).maximumSize(MOST_REMEMBERED).build();
  private final LongAdder count = new LongAdder();

  /**
   * What has one event.
   *
   * @param begun when the reader's session began; {@code null} if it only just did
   */
  private record Denial(TenantId site, Long reader, Instant begun, Deciding rule) {}

  /** Records that a rule keeps a reader from a page, unless that is known. */
  public void note(Visit visit, Incoming request, Deciding rule) {
    TenantId site = visit.site().id();
    Long reader = visit.caller().map(Caller::readerId).orElse(null);
    Instant begun = visit.signedIn() == null ? null : visit.signedIn().begun();
    Denial denial = new Denial(site, reader, begun, rule);
    if (known.asMap().putIfAbsent(denial, true) != null) {
      return;
    }
    count.increment();
    Long connection = visit.caller().map(Caller::connectionId).orElse(null);
    log.addUncounted(
        new SignInEvent(site, clock.instant(), "gate.denied", request.eventOrigin(Surface.PAGE))
            .telling(sentence(rule))
            .by(connection, reader));
  }

  private static String sentence(Deciding rule) {
    String which =
        Optional.ofNullable(rule.path())
            .map(path -> "The rule for " + path)
            .orElse("The rule for all other pages");
    return which
        + " lets in the groups "
        + String.join(", ", rule.access().groups())
        + " only, and the reader is in none of them.";
  }

  /** How many were recorded since the start. */
  public long count() {
    return count.sum();
  }
}
