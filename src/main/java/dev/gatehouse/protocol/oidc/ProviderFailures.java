package dev.gatehouse.protocol.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.journal.Mismatch;
import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.protocol.SignInChecks;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.kit.RefusedPage;
import dev.gatehouse.rejection.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/**
 * Tells of readers who cannot be sent to a provider. Every page view of everybody fails alike, so
 * one event a minute says all, and its trace id is on all the pages.
 */
@ApplicationScoped
class ProviderFailures {
  private static final Duration MEMORY = Duration.ofMinutes(1);
  private static final int MOST = 10_000;

  @Inject Clock clock;
  @Inject RefusalLog refusals;

  private final Cache<Long, String> events =
      Caches.builder().expireAfterWrite(MEMORY).maximumSize(MOST).build();

  /** The page for a reader who asked for another one. */
  Answer page(LiveConnection connection, Rejected why, Incoming request, String asked) {
    Credential none = Credential.sent("", Surface.REDIRECT);
    String traceId =
        events
            .asMap()
            .computeIfAbsent(
                connection.connection().getId(), id -> told(connection, why, none, request));
    return RefusedPage.of(new Refusal(why, none, connection, connection.site(), traceId), asked);
  }

  private String told(LiveConnection connection, Rejected why, Credential none, Incoming request) {
    SignInEvent event =
        new SignInEvent(
                connection.site().id(),
                clock.instant(),
                connection.protocol().eventName(none.surface(), false),
                request.eventOrigin(none.surface()))
            .through(connection.protocol().name())
            .because(why.reason().code(), why.told())
            .checked(SignInChecks.of(why, none, connection))
            .comparing(why.discrepancy().map(Mismatch::of).orElse(null))
            .by(connection.connection().getId(), null);
    refusals.add(event);
    return event.getTraceId();
  }
}
