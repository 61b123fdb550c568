package dev.gatehouse.console.log;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.log.EventNames;
import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Reads one page of the list of events. */
@ApplicationScoped
public class LogPage {
  static final int ROWS = 50;

  @Inject EventReading reading;
  @Inject EventNames names;

  /**
   * @param next where the next page starts, or {@code null} at the end
   */
  record Rows(List<LogRow> rows, Events.Place next) {
    static final Rows NONE = new Rows(List.of(), null);
  }

  Rows read(Actor actor, LogInView log) {
    reading.settle();
    List<SignInEvent> found =
        reading.list(actor, log.site(), log.filter(), log.question().before(), ROWS + 1);
    List<SignInEvent> shown = found.subList(0, Math.min(ROWS, found.size()));
    EventNames.Names known = names.of(shown);
    return new Rows(
        shown.stream().map(event -> LogRow.of(event, known)).toList(),
        found.size() > ROWS ? Events.Place.of(shown.get(ROWS - 1)) : null);
  }
}
