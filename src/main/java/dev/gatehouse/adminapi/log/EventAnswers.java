package dev.gatehouse.adminapi.log;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Lines;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.adminapi.call.Spreadsheet;
import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.StreamPosition;
import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** The forms of a list of events, of one site or of all. */
@ApplicationScoped
public class EventAnswers {
  @Inject EventReading events;
  @Inject EventParameters parameters;

  /**
   * The events that the query asks for.
   *
   * @param site the site, or {@code null} for all sites, which are named then
   */
  Response answer(Call call, TenantId site) {
    if (call.prefersLines()) {
      return follow(call, site);
    }
    boolean forSpreadsheet = call.prefersCsv();
    Query query = call.query();
    int limit = Listing.limit(call, query);
    Events.Place before = query.after(Events.Place::of);
    EventFilter filter = parameters.filter(query, site);
    query.complete();
    events.settle();
    return forSpreadsheet
        ? export(call.actor(), site, filter, before, limit)
        : Listing.of(
            events.list(call.actor(), site, filter, before, limit + 1),
            limit,
            Events.Place::of,
            event -> show(event, site, call.actor()));
  }

  private Response follow(Call call, TenantId site) {
    Query query = call.query();
    int limit = query.linesLimit();
    StreamPosition from = query.position(events::end);
    Duration wait = query.waiting();
    EventFilter filter = parameters.filter(query, site);
    query.complete();
    return Lines.of(
        events.follow(call.actor(), site, filter, from, limit, wait),
        event -> show(event, site, call.actor()));
  }

  private static Snapshot show(SignInEvent event, TenantId site, Actor actor) {
    Snapshot shown = EventReading.show(event, other -> actor.rights().may(Right.CONFIGURE, other));
    return site == null ? shown.with("site", event.tenantId().value()) : shown;
  }

  private Response export(
      Actor actor, TenantId site, EventFilter filter, Events.Place before, int limit) {
    return Spreadsheet.named(
        "events", out -> events.export(actor, site, filter, before, limit, out));
  }
}
