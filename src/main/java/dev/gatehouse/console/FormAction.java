package dev.gatehouse.console;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Stale;
import dev.gatehouse.administration.change.Taken;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tries what the operator asked for. Where it is refused, the page stays as it is, with what was
 * typed, and tells why: beside the field whose id is the member's name, or above the page.
 *
 * <p>The work runs on another thread: what it needs of the request (the site's id) is read before.
 */
@RequestScoped
public class FormAction {
  @Inject Database database;
  @Inject CurrentOperator current;
  @Inject FieldErrors errors;
  @Inject ConsoleTexts texts;

  /**
   * @return whether it was done
   */
  public boolean perform(Consumer<Actor> change) {
    return get(actor -> {
          change.accept(actor);
          return true;
        })
        .isPresent();
  }

  /**
   * @return what came of it; nothing when it was refused
   */
  public <T> Optional<T> get(Function<Actor, T> change) {
    return attempt(actor -> database.ask(() -> change.apply(actor)));
  }

  /**
   * The same for work that rightly takes longer than a request waits for the database, such as
   * sending mail; on this thread.
   */
  public <T> Optional<T> unhurried(Function<Actor, T> change) {
    return attempt(actor -> Database.unbounded(() -> change.apply(actor)));
  }

  private <T> Optional<T> attempt(Function<Actor, T> change) {
    try {
      return Optional.of(change.apply(current.actor()));
    } catch (ChangeRefused refused) {
      tell(refused);
    } catch (DatabaseUnavailable e) {
      Notices.problem(texts.get("unavailable"));
    }
    return Optional.empty();
  }

  private void tell(ChangeRefused refused) {
    if (refused instanceof Invalid invalid) {
      invalid.errors().forEach(errors::add);
    } else if (refused instanceof Taken taken) {
      taken.fields().forEach(f -> errors.add(new FieldError(f, texts.get("taken"))));
    } else if (refused instanceof Stale) {
      Notices.problem(texts.get("stale"));
    } else if (refused instanceof Missing) {
      Notices.problem(texts.get("missing"));
    } else if (refused instanceof Conflict conflict) {
      Notices.problem(conflict.getMessage());
    }
  }
}
