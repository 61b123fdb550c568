package dev.gatehouse.adminapi.people;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.administration.timeline.KnownPerson;
import dev.gatehouse.administration.timeline.People;
import dev.gatehouse.administration.timeline.Timeline;
import dev.gatehouse.administration.timeline.TimelineKind;
import dev.gatehouse.administration.timeline.TimelinePlace;
import dev.gatehouse.administration.timeline.TimelineRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** A page of somebody's time line. */
@ApplicationScoped
public class TimelineAnswers {
  @Inject Timeline timeline;
  @Inject People people;
  @Inject EventReading events;

  /**
   * @param query of which the caller has read what says whose
   */
  Response answer(Call call, Query query, Supplier<KnownPerson> whose) {
    int limit = query.limit();
    TimelinePlace before = query.after(TimelinePlace::of);
    String kind =
        query.oneOf("kind", code -> TimelineKind.of(code).isPresent(), "is no kind of row");
    boolean elsewhere = Boolean.TRUE.equals(query.flag("elsewhere"));
    query.complete();
    events.settle();
    KnownPerson person = whose.get();
    return Listing.of(
        timeline.list(
            call.actor(),
            elsewhere ? people.elsewhere(call.actor(), person) : person,
            kind == null ? null : TimelineKind.of(kind).orElseThrow(),
            before,
            limit + 1),
        limit,
        TimelineRow::place,
        TimelineRow::show);
  }
}
