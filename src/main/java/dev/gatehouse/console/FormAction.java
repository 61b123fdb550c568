package dev.gatehouse.console;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Busy;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.RefusedAccess;
import dev.gatehouse.administration.change.Stale;
import dev.gatehouse.administration.change.Taken;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs what a form's button asks for. A refused change leaves the page as it is, with what was
 * typed, and shows the reason: beside the field whose id is the member's name, or above the page.
 */
@RequestScoped
public class FormAction {
  @Inject CurrentOperator current;
  @Inject FieldErrors errors;
  @Inject ConsoleTexts texts;
  @Inject RefusedAccess refusedAccess;
  @Inject HttpServletRequest request;

  /**
   * @return whether the change was made
   */
  public boolean perform(Consumer<Actor> change) {
    return get(actor -> {
          change.accept(actor);
          return true;
        })
        .isPresent();
  }

  /**
   * @return what the change returned, or empty if it was refused
   */
  public <T> Optional<T> get(Function<Actor, T> change) {
    try {
      return Optional.of(change.apply(current.actor()));
    } catch (ChangeRefused refused) {
      tell(refused);
    } catch (DatabaseUnavailable e) {
      Notices.problem(texts.get("unavailable"));
    }
    return Optional.empty();
  }

  /**
   * The same without the database's time limit, for work that takes longer, such as sending mail.
   */
  public <T> Optional<T> unhurried(Function<Actor, T> change) {
    return get(actor -> Database.unbounded(() -> change.apply(actor)));
  }

  private void tell(ChangeRefused refused) {
    if (refused instanceof Invalid invalid) {
      invalid.errors().forEach(errors::add);
    } else if (refused instanceof Taken taken) {
      taken.fields().forEach(f -> errors.add(new FieldError(f, texts.get("taken"))));
    } else if (refused instanceof Stale) {
      Notices.problem(texts.get("stale"));
    } else if (refused instanceof Missing missing) {
      refusedAccess.note(current.actor(), "POST " + request.getServletPath(), missing);
      Notices.problem(texts.get("missing"));
    } else if (refused instanceof Conflict || refused instanceof Busy) {
      Notices.problem(refused.getMessage());
    }
  }
}
