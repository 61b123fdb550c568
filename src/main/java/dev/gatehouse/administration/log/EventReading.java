package dev.gatehouse.administration.log;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.journal.Checks;
import dev.gatehouse.journal.EventFigures;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.Mismatch;
import dev.gatehouse.journal.PlatformEvents;
import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.StreamPart;
import dev.gatehouse.journal.StreamPosition;
import dev.gatehouse.journal.Streams;
import dev.gatehouse.journal.TokenSubject;
import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.operator.Right;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The sign-in events that an actor may see, of one site or of all. */
@ApplicationScoped
public class EventReading {
  private static final int PIECE = 500;

  /** How far back a text is looked for unless the caller says since when. */
  private static final Duration TEXT_WITHIN = Duration.ofDays(7);

  @Inject Events events;
  @Inject PlatformEvents platform;
  @Inject EventFigures figures;
  @Inject RefusalLog refusals;
  @Inject Streams streams;
  @Inject StreamWaits waits;
  @Inject Clock clock;

  /**
   * Events older than a listed one, or the newest ones.
   *
   * @param site the site, or {@code null} for all sites, which only platform administrators see
   * @throws Missing when the actor may not see them
   */
  public List<SignInEvent> list(
      Actor actor, TenantId site, EventFilter filter, Events.Place before, int limit) {
    require(actor, site);
    EventFilter bounded = bounded(filter);
    return site == null
        ? platform.list(bounded, before, limit)
        : events.list(site, bounded, before, limit);
  }

  /**
   * One event.
   *
   * @throws Missing when there is none that the actor may see
   */
  public SignInEvent find(Actor actor, TenantId site, long id) {
    require(actor, site);
    return events.find(site, id).orElseThrow(Missing::new);
  }

  /**
   * The next newer event that fits the filter.
   *
   * @param site as in {@link #list}
   */
  public Optional<SignInEvent> next(
      Actor actor, TenantId site, EventFilter filter, Events.Place place) {
    require(actor, site);
    return site == null
        ? platform.next(bounded(filter), place)
        : events.next(site, bounded(filter), place);
  }

  /**
   * The number of sign-ins that fit a filter, by stretches of time.
   *
   * @param site as in {@link #list}
   * @see EventFigures#stretches
   */
  public List<EventFigures.Stretch> stretches(
      Actor actor, TenantId site, EventFilter filter, Instant start, Duration length) {
    require(actor, site);
    return figures.stretches(site, filter, start, length);
  }

  /** The names of events since a time. */
  public List<String> names(Actor actor, TenantId site, Instant since) {
    require(actor, site);
    return figures.names(site, since);
  }

  /**
   * Events in the order in which they were written.
   *
   * @param site as in {@link #list}
   * @param wait how long to wait for the first one
   */
  public StreamPart<SignInEvent> follow(
      Actor actor,
      TenantId site,
      EventFilter filter,
      StreamPosition from,
      int limit,
      Duration wait) {
    require(actor, site);
    return waits.first(from, wait, position -> streams.events(site, filter, position, limit));
  }

  /** The position behind the newest event. */
  public StreamPosition end() {
    return streams.endOfEvents();
  }

  /** Waits until recent refusals, which are written in the background, can be read. */
  public void settle() {
    try {
      refusals.settle();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes events as CSV, in batches, so that memory does not limit their number. */
  public void export(
      Actor actor, TenantId site, EventFilter filter, Events.Place before, int limit, Writer out)
      throws IOException {
    out.write(EventColumns.head());
    Events.Place last = before;
    int left = limit;
    List<SignInEvent> piece;
    do {
      piece = list(actor, site, filter, last, Math.min(PIECE, left));
      for (SignInEvent event : piece) {
        out.write(EventColumns.row(event));
        last = Events.Place.of(event);
      }
      left -= piece.size();
    } while (piece.size() == PIECE && left > 0);
    out.flush();
  }

  /**
   * The sign-in that used up the token of a replay, if the actor may see it.
   *
   * @param site of the replay
   * @param elsewhere the site of the first use, if it is another; else {@code null}
   * @param id of the event, or {@code null}
   */
  public Optional<SignInEvent> firstUse(Actor actor, TenantId site, Long elsewhere, Long id) {
    TenantId there = elsewhere == null ? site : new TenantId(elsewhere);
    return id == null || !actor.rights().may(Right.CONFIGURE, there)
        ? Optional.empty()
        : events.find(there, id);
  }

  /** An event as web hooks show it, which know of no other site. */
  public static Snapshot show(SignInEvent event) {
    return show(event, site -> false);
  }

  /**
   * An event as the admin API shows it.
   *
   * @param sees which other sites may be named
   */
  public static Snapshot show(SignInEvent event, Predicate<TenantId> sees) {
    Long elsewhere = event.mismatch().map(Mismatch::getCauseSite).orElse(null);
    boolean hidden = elsewhere != null && !sees.test(new TenantId(elsewhere));
    return new Snapshot()
        .with("id", event.getId())
        .with("at", event.getAt())
        .with("event", event.getName())
        .with("reason", event.getReason())
        .with("detail", event.getDetail())
        .with("surface", event.getSurface())
        .with("connectionId", event.getConnectionId())
        .with("userId", event.getReaderId())
        .with("traceId", event.getTraceId())
        .with("address", event.getAddress())
        .with("userAgent", event.getUserAgent())
        .with("clockDifferenceSeconds", event.getClockDifferenceSeconds())
        .with("checks", event.getChecks() == null ? null : show(event.getChecks()))
        .with("wouldRefuse", event.getWouldRefuse())
        .with("wouldRefuseCheck", event.getWouldRefuseCheck())
        .with("email", of(event.subject(), TokenSubject::getEmail))
        .with("externalId", of(event.subject(), TokenSubject::getExternalId))
        .with("came", of(event.mismatch(), Mismatch::getCame))
        .with("accepted", of(event.mismatch(), Mismatch::getAccepted))
        .with("cause", of(event.mismatch(), Mismatch::getCause))
        .with("causeDetail", of(cause(event), Cause::sentence))
        .with("causeRemedy", of(cause(event), Cause::remedy))
        .with("causeKeyId", event.mismatch().map(Mismatch::keyOfSite).orElse(null))
        .with("causeSiteId", hidden ? null : elsewhere)
        .with(
            "firstUseId",
            event.mismatch().filter(any -> !hidden).map(Mismatch::getFirstUse).orElse(null));
  }

  private static List<Map<String, Object>> show(Checks checks) {
    return checks.all().stream()
        .map(
            check ->
                new Snapshot()
                    .with("check", check.name())
                    .with("outcome", check.outcome())
                    .members())
        .toList();
  }

  /** The mistake that was recognized behind a refusal. */
  public static Optional<Cause> cause(SignInEvent event) {
    return event.mismatch().flatMap(Mismatch::recognized);
  }

  /** A part of what is known, or {@code null}. */
  static <T> String of(Optional<T> known, Function<T, String> part) {
    return known.map(part).orElse(null);
  }

  /** No index finds a text: without a time, it would be looked for in every event there is. */
  private EventFilter bounded(EventFilter filter) {
    if (filter.text() == null || filter.since() != null) {
      return filter;
    }
    Instant until = filter.until() == null ? clock.instant() : filter.until();
    return filter.between(until.minus(TEXT_WITHIN), filter.until());
  }

  private static void require(Actor actor, TenantId site) {
    if (site == null) {
      actor.requirePlatform();
    } else {
      actor.require(Right.CONFIGURE, site);
    }
  }
}
