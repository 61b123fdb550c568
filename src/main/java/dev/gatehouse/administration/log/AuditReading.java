package dev.gatehouse.administration.log;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.AuditRecording;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.administration.list.Csv;
import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.journal.AuditSwitches;
import dev.gatehouse.journal.AuditTrail;
import dev.gatehouse.journal.RefusalTrail;
import dev.gatehouse.journal.StreamPart;
import dev.gatehouse.journal.StreamPosition;
import dev.gatehouse.journal.Streams;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The audit trail that an actor may see, and the events that it records. */
@ApplicationScoped
public class AuditReading {
  private static final int PIECE = 500;
  private static final List<String> COLUMNS =
      List.of("id", "at", "actor", "event", "site", "target", "changes", "address");

  @Inject AuditTrail trail;
  @Inject AuditSwitches switches;
  @Inject RefusalTrail refusals;
  @Inject Trail record;
  @Inject Streams streams;
  @Inject StreamWaits waits;

  /**
   * A filter; {@code null} matches everything.
   *
   * @param events codes of {@link AuditEvent}s
   * @param actors the names of actors who made the change
   * @param site id or subdomain
   */
  public record Question(
      Collection<String> events,
      Collection<String> actors,
      String site,
      Instant since,
      Instant until) {}

  /**
   * Entries older than a listed one, or the newest ones. Actors who are not platform administrators
   * see changes at the sites that they configure.
   *
   * @throws Missing when the actor configures no site
   */
  public List<AuditEntry> list(Actor actor, Question question, Long beforeId, int limit) {
    AuditTrail.Filter filter = filter(actor, question);
    if (beforeId == null) {
      refusals.settle();
    }
    return trail.list(filter, beforeId, limit);
  }

  /** Entries newer than a listed one, newest first. */
  public List<AuditEntry> newer(Actor actor, Question question, long afterId, int limit) {
    return trail.newer(filter(actor, question), afterId, limit);
  }

  /**
   * Entries in the order in which they were written.
   *
   * @param wait how long to wait for the first one
   */
  public StreamPart<AuditEntry> follow(
      Actor actor, Question question, StreamPosition from, int limit, Duration wait) {
    AuditTrail.Filter filter = filter(actor, question);
    return waits.first(from, wait, position -> streams.audit(filter, position, limit));
  }

  /** The position behind the newest entry. */
  public StreamPosition end() {
    return streams.endOfAudit();
  }

  /** An entry as the admin API and web hooks show it. */
  public static Snapshot show(AuditEntry entry) {
    return new Snapshot()
        .with("id", entry.getId())
        .with("at", entry.getAt())
        .with("actor", entry.getActor())
        .with("event", entry.getEvent())
        .with("site", entry.getSiteId())
        .with("target", entry.getTarget())
        .with("changes", new RawValue(entry.getChanges()))
        .with("address", entry.getAddress());
  }

  /** The actors of changes at the sites that this actor may know of, up to a limit. */
  public List<String> actors(Actor actor) {
    return trail.actors(among(actor));
  }

  /** The actors whose names contain a text, in any case, and the one who is called exactly so. */
  public Collection<String> actors(Actor actor, String text) {
    Set<String> named = new LinkedHashSet<>(Set.of(text));
    String part = text.toLowerCase(Locale.ROOT);
    actors(actor).stream()
        .filter(name -> name.toLowerCase(Locale.ROOT).contains(part))
        .forEach(named::add);
    return named;
  }

  private static AuditTrail.Filter filter(Actor actor, Question question) {
    return new AuditTrail.Filter(
        question.events(),
        question.actors(),
        question.site(),
        question.since(),
        question.until(),
        among(actor));
  }

  /**
   * The sites that the actor may know of; {@code null} for all sites and for changes outside sites.
   */
  private static Collection<Long> among(Actor actor) {
    if (actor.rights().platformAdmin()) {
      return null;
    }
    if (!actor.rights().anywhere(Right.CONFIGURE)) {
      throw new Missing();
    }
    return actor.rights().sites(Right.CONFIGURE).stream().map(TenantId::value).toList();
  }

  /** Writes entries as CSV, in batches, so that memory does not limit their number. */
  public void export(Actor actor, Question question, Long beforeId, int limit, Writer out)
      throws IOException {
    out.write(Csv.row(COLUMNS));
    Long last = beforeId;
    int left = limit;
    List<AuditEntry> piece;
    do {
      piece = list(actor, question, last, Math.min(PIECE, left));
      for (AuditEntry entry : piece) {
        out.write(row(entry));
        last = entry.getId();
      }
      left -= piece.size();
    } while (piece.size() == PIECE && left > 0);
    out.flush();
  }

  private static String row(AuditEntry entry) {
    return Csv.row(
        Arrays.asList(
            entry.getId(),
            Snapshot.shown(entry.getAt()),
            entry.getActor(),
            entry.getEvent(),
            entry.getSiteId(),
            entry.getTarget(),
            entry.getChanges(),
            entry.getAddress()));
  }

  /**
   * The optional events, and whether each is recorded.
   *
   * @throws Missing when the actor is not a platform administrator
   */
  @Transactional
  public AuditRecording recording(Actor actor) {
    actor.requirePlatform();
    return AuditRecording.of(switches.on());
  }

  /**
   * Applies the differences.
   *
   * @throws Missing when the actor is not a platform administrator
   */
  @Transactional
  public AuditRecording record(Actor actor, AuditRecording wanted) {
    wanted.byEvent().forEach((event, recorded) -> record(actor, event, recorded));
    return recording(actor);
  }

  /**
   * Switches the recording of an event, which is always recorded itself.
   *
   * @throws Missing when the actor is not a platform administrator
   */
  @Transactional
  public void record(Actor actor, AuditEvent event, boolean recorded) {
    actor.requirePlatform();
    if (event.isSwitchable() && switches.set(event, recorded)) {
      Changes changes = Changes.none().with("recorded", !recorded, recorded);
      record.record(actor, AuditEvent.AUDIT_SWITCHED, event.code(), changes);
    }
  }
}
