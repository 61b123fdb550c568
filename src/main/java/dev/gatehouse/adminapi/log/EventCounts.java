package dev.gatehouse.adminapi.log;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.journal.EventFigures;
import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** How many sign-ins fit a filter, by stretches of time; of one site or of all. */
@ApplicationScoped
public class EventCounts {
  private static final Duration USUAL = Duration.ofDays(7);
  private static final int MOST = 1_000;

  /** Of a stretch: no event is kept for longer. */
  private static final long LONGEST_SECONDS = Duration.ofDays(3660).toSeconds();

  /** So many stretches are not exceeded where the caller does not say how long they are. */
  private static final int USUAL_MOST = 100;

  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(7));

  @Inject EventReading events;
  @Inject EventParameters parameters;
  @Inject Clock clock;

  /**
   * @param site the site, or {@code null} for all sites
   */
  Response answer(Call call, TenantId site) {
    Query query = call.query();
    Long seconds = query.number("stepSeconds");
    EventFilter filter = parameters.filter(query, site);
    Instant until = filter.until() == null ? clock.instant() : filter.until();
    Instant since = filter.since() == null ? until.minus(USUAL) : filter.since();
    Duration range = Duration.between(since, until);
    if (!since.isBefore(until)) {
      query.object("until", "must be after since");
    }
    if (seconds != null && (seconds < 1 || seconds > LONGEST_SECONDS)) {
      query.object("stepSeconds", "must be a number from 1 to " + LONGEST_SECONDS);
    } else if (seconds != null && range.toSeconds() / seconds >= MOST) {
      query.object("stepSeconds", "must divide the range into at most %d parts".formatted(MOST));
    }
    query.complete();
    Duration step = seconds == null ? usual(range) : Duration.ofSeconds(seconds);
    Instant start =
        Instant.ofEpochSecond(
            Math.floorDiv(since.getEpochSecond(), step.toSeconds()) * step.toSeconds());
    events.settle();
    return Responses.ok(
        new Snapshot()
            .with("since", since)
            .with("until", until)
            .with("stepSeconds", step.toSeconds())
            .with(
                "items",
                events
                    .stretches(call.actor(), site, filter.between(since, until), start, step)
                    .stream()
                    .sorted(Comparator.comparingInt(EventFigures.Stretch::number))
                    .map(stretch -> show(start.plus(step.multipliedBy(stretch.number())), stretch))
                    .toList())
            .members());
  }

  private static Duration usual(Duration range) {
    return STEPS.stream()
        .filter(step -> range.dividedBy(step) < USUAL_MOST)
        .findFirst()
        .orElse(Duration.ofDays(range.toDays() / USUAL_MOST + 1));
  }

  private static Map<String, Object> show(Instant at, EventFigures.Stretch stretch) {
    return new Snapshot()
        .with("at", at)
        .with("accepted", stretch.accepted())
        .with("refused", stretch.refused())
        .members();
  }
}
