package dev.gatehouse.console.studio;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.RefusedAccess;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs what the operator asked for and collects what is wrong with it. The Studio's inputs are
 * plain HTML, since Faces components would keep what is typed; so errors have no component either.
 */
@Dependent
public class StudioAction {
  @Inject CurrentOperator current;
  @Inject ConsoleTexts texts;
  @Inject RefusedAccess refusedAccess;
  @Inject HttpServletRequest request;

  private final List<String> problems = new ArrayList<>();

  /**
   * @return the result; empty if it was refused
   */
  <T> Optional<T> ask(Function<Actor, T> work) {
    try {
      return Optional.of(work.apply(current.actor()));
    } catch (Invalid invalid) {
      invalid.errors().forEach(error -> problems.add(sentence(error.field(), error.message())));
    } catch (Missing missing) {
      refusedAccess.note(current.actor(), "POST " + request.getServletPath(), missing);
      problems.add(missing.getMessage());
    } catch (ChangeRefused refused) {
      problems.add(refused.getMessage());
    } catch (DatabaseUnavailable e) {
      problems.add(texts.get("unavailable"));
    }
    return Optional.empty();
  }

  private String sentence(String field, String message) {
    return texts.of("studio", "problem." + field, message);
  }

  List<String> problems() {
    return problems;
  }
}
