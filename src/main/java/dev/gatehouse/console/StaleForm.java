package dev.gatehouse.console;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Stale;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Saves forms that another operator may have been faster to change. Then nothing is written: what
 * was not touched in the form follows, what was typed stays, and the page shows what was, what is
 * now, and what is typed. The next save writes what the form shows.
 */
@Named("staleForm")
@RequestScoped
public class StaleForm {
  @Inject FormAction action;
  @Inject FieldErrors errors;
  @Inject ConsoleTexts texts;

  private final List<Row> rows = new ArrayList<>();

  /**
   * A difference as the page shows it.
   *
   * @param label of the setting's field
   */
  public record Row(String label, Difference difference) {}

  /**
   * What is stored once a form was sent.
   *
   * @param stale whether another operator was faster, so that the form was not written
   */
  public record Outcome<T>(T stored, boolean stale) {}

  /**
   * Runs a change.
   *
   * @param now reads what another operator stored
   * @return empty if the change was refused for another reason
   */
  public <T> Optional<Outcome<T>> save(Function<Actor, T> change, Supplier<T> now) {
    return action.get(
        actor -> {
          try {
            return new Outcome<>(change.apply(actor), false);
          } catch (Stale e) {
            return new Outcome<>(now.get(), true);
          }
        });
  }

  /**
   * Merges what another operator stored into the form, and shows the differences.
   *
   * @param opened see {@link Difference#opened}
   */
  public <S> void merge(Class<S> type, Map<String, Object> opened, S now, S form) {
    Notices.problem(texts.get("stale.merged"));
    Difference.merge(type, opened, now, form).forEach(this::add);
  }

  /** Shows a further difference. */
  public void add(Difference one) {
    rows.add(new Row(errors.labelOf(one.member()).orElse(one.member()), one));
  }

  public List<Row> getRows() {
    return rows;
  }
}
