package dev.gatehouse.console.log;

import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.journal.Events;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/** The way from one event to the next, within the list that led to it, and back to that list. */
@Named("eventPager")
@RequestScoped
public class EventPagerBacking {
  @Inject CurrentOperator current;
  @Inject LogInView log;
  @Inject EventBacking shown;
  @Inject EventReading reading;

  private Optional<SignInEvent> newer = Optional.empty();
  private Optional<SignInEvent> older = Optional.empty();

  @PostConstruct
  void read() {
    Events.Place place = Events.Place.of(shown.getRow().event());
    try {
      newer = reading.next(current.actor(), log.site(), log.filter(), place);
      older =
          reading.list(current.actor(), log.site(), log.filter(), place, 1).stream().findFirst();
    } catch (DatabaseUnavailable e) {
      // The event itself was read: a page without the way on is better than none.
      newer = Optional.empty();
    }
  }

  /** The address of the next newer event, or {@code null}. */
  public String getNewer() {
    return newer.map(log::event).orElse(null);
  }

  /** The address of the next older event, or {@code null}. */
  public String getOlder() {
    return older.map(log::event).orElse(null);
  }

  /** The list, with its filter. */
  public String getList() {
    return log.with(LogInView.PAGE, log.question().address());
  }
}
