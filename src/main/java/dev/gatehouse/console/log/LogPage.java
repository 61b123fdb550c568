package dev.gatehouse.console.log;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.log.EventNames;
import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Reads one page of the list of events. */
@ApplicationScoped
public class LogPage {
  static final int ROWS = 50;

  /** An id that no user has, for a user whom the site does not know. */
  private static final long NOBODY = -1;

  @Inject EventReading reading;
  @Inject EventNames names;
  @Inject Readers readers;

  /**
   * @param next where the next page starts, or {@code null} at the end
   */
  record Rows(List<LogRow> rows, Events.Place next) {
    static final Rows NONE = new Rows(List.of(), null);
  }

  Rows read(Actor actor, TenantId site, LogQuestion question) {
    reading.settle();
    List<SignInEvent> found =
        reading.list(actor, site, filter(site, question), question.before(), ROWS + 1);
    List<SignInEvent> shown = found.subList(0, Math.min(ROWS, found.size()));
    EventNames.Names known = names.of(shown);
    return new Rows(
        shown.stream().map(event -> LogRow.of(event, known)).toList(),
        found.size() > ROWS ? Events.Place.of(shown.get(ROWS - 1)) : null);
  }

  /** The filter, with the id of the typed user. */
  EventFilter filter(TenantId site, LogQuestion question) {
    return question.filter(user(site, question.get(LogQuestion.USER)));
  }

  private Long user(TenantId site, String typed) {
    if (typed == null) {
      return null;
    }
    if (typed.matches("\\d{1,18}")) {
      return Long.valueOf(typed);
    }
    return site == null ? NOBODY : byEmail(site, typed);
  }

  private long byEmail(TenantId site, String email) {
    return readers.list(site, new Readers.Filter(email, null, null), 0, 1).stream()
        .findFirst()
        .map(reader -> reader.getId())
        .orElse(NOBODY);
  }
}
