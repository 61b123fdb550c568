package dev.gatehouse.administration.timeline;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.timeline.TimelinePlace.Source;
import dev.gatehouse.journal.AuditTrail;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.PlatformEvents;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.filter.EventField;
import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.UserIdentity;
import dev.gatehouse.session.ended.EndedSessions;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What happened to a person, newest first. Each thing by which sites know them has an index of its
 * own in the order of the line: a page reads its length from each, and shows the newest of all.
 */
@ApplicationScoped
public class Timeline {
  @Inject Events events;
  @Inject PlatformEvents everywhere;
  @Inject AuditTrail trail;
  @Inject EndedSessions sessions;
  @Inject People people;

  /**
   * Rows after one that was shown before, or the newest ones.
   *
   * @param kind only these; {@code null} for all
   * @throws Missing when the actor may not see the person's sites
   */
  public List<TimelineRow> list(
      Actor actor, KnownPerson person, TimelineKind kind, TimelinePlace before, int limit) {
    actor.require(Right.CONFIGURE, person.site());
    person.users().keySet().forEach(site -> actor.require(Right.CONFIGURE, site));
    if (person.elsewhere() && person.among() == null) {
      actor.requirePlatform();
    }
    return Stream.of(
            events(person, kind, before, limit),
            changes(person, kind, before, limit),
            sessions(person, kind, before, limit))
        .flatMap(rows -> rows)
        .filter(once())
        .sorted(Comparator.comparing(TimelineRow::place, TimelinePlace.NEWEST))
        .limit(limit)
        .toList();
  }

  /** An event may be theirs for several reasons. */
  private static Predicate<TimelineRow> once() {
    List<TimelinePlace> seen = new ArrayList<>();
    return row -> !seen.contains(row.place()) && seen.add(row.place());
  }

  private Stream<TimelineRow> events(
      KnownPerson person, TimelineKind kind, TimelinePlace before, int limit) {
    EventFilter all = EventFilter.ALL;
    if (kind != null && kind.outcomes().isEmpty()) {
      return Stream.empty();
    }
    EventFilter filter = kind == null ? all : all.ending(kind.outcomes());
    Events.Place place =
        before == null ? null : new Events.Place(before.at(), before.below(Source.EVENT));
    List<SignInEvent> found = new ArrayList<>();
    person
        .users()
        .forEach(
            (site, ids) ->
                ids.forEach(
                    id ->
                        found.addAll(
                            events.list(site, filter.only(EventField.USER, id), place, limit))));
    if (person.email() != null) {
      found.addAll(byEmail(person, filter.only(EventField.EMAIL, person.email()), place, limit));
    }
    for (UserIdentity identity : person.identities()) {
      EventFilter named = filter.only(EventField.EXTERNAL_ID, identity.externalId());
      List<Long> through = people.connections(person.site(), identity);
      for (Long connection : through) {
        named = named.only(EventField.CONNECTION, connection);
      }
      if (!through.isEmpty()) {
        found.addAll(events.list(person.site(), named, place, limit));
      }
    }
    return found.stream().map(TimelineRow::of);
  }

  private List<SignInEvent> byEmail(
      KnownPerson person, EventFilter filter, Events.Place place, int limit) {
    if (!person.elsewhere()) {
      return events.list(person.site(), filter, place, limit);
    }
    EventFilter among = filter;
    if (person.among() != null) {
      for (TenantId site : person.among()) {
        among = among.only(EventField.SITE, site.value());
      }
    }
    return everywhere.list(among, place, limit);
  }

  private Stream<TimelineRow> changes(
      KnownPerson person, TimelineKind kind, TimelinePlace before, int limit) {
    List<String> codes =
        kind == null
            ? Arrays.stream(TimelineKind.values())
                .flatMap(each -> each.codes().stream())
                .distinct()
                .toList()
            : kind.codes();
    Boolean groups =
        kind == TimelineKind.GROUP ? Boolean.TRUE : kind == TimelineKind.CHANGE ? false : null;
    return codes.isEmpty()
        ? Stream.empty()
        : users(person)
            .flatMap(
                user ->
                    trail
                        .ofUser(
                            user.site(),
                            user.id(),
                            codes,
                            groups,
                            before == null ? null : before.at(),
                            before == null ? 0 : before.below(Source.CHANGE),
                            limit)
                        .stream()
                        .map(TimelineRow::of));
  }

  private Stream<TimelineRow> sessions(
      KnownPerson person, TimelineKind kind, TimelinePlace before, int limit) {
    return kind != null && kind != TimelineKind.SESSION
        ? Stream.empty()
        : users(person)
            .flatMap(
                user ->
                    sessions
                        .list(
                            user.site(),
                            user.id(),
                            before == null ? null : before.at(),
                            before == null ? 0 : before.below(Source.SESSION),
                            limit)
                        .stream()
                        .map(TimelineRow::of));
  }

  private record User(TenantId site, long id) {}

  private static Stream<User> users(KnownPerson person) {
    return person.users().entrySet().stream()
        .flatMap(at -> at.getValue().stream().map(id -> new User(at.getKey(), id)));
  }
}
