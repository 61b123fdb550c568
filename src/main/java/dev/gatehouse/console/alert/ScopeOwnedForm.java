package dev.gatehouse.console.alert;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.scope.ScopeOwnedChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.StaleForm;
import dev.gatehouse.signin.request.ReadParameters;
import dev.gatehouse.tenant.ScopeOwned;
import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The form of an alert rule or a web hook: of the one in the page's address, or of a new one. It
 * has settings of its own, so that nothing typed reaches an entity unchecked.
 */
public abstract class ScopeOwnedForm<T extends ScopeOwned<S>, S> {
  @Inject AlertsBacking alerts;
  @Inject CurrentOperator current;
  @Inject Rules rules;
  @Inject FormAction action;
  @Inject StaleForm staleForm;
  @Inject OpenedSettings opened;
  @Inject ConsoleTexts texts;
  @Inject HttpServletRequest request;

  private final Class<S> type;
  private final S settings;
  private T stored;
  private long version;

  ScopeOwnedForm(Class<S> type, S settings) {
    this.type = type;
    this.settings = settings;
  }

  abstract ScopeOwnedChanges<T, S> changes();

  /** Fills the form with what is stored. */
  abstract void copy(S known);

  @PostConstruct
  void read() {
    String given = ReadParameters.of(request).getParameter("id");
    if (given != null && given.matches("\\d{1,18}")) {
      fill(find(Long.parseLong(given)));
      if (!FacesContext.getCurrentInstance().isPostback()) {
        opened.note(stored.getSettings());
      }
    }
  }

  private T find(long id) {
    return changes().find(current.actor(), alerts.scope(), id);
  }

  private void fill(T found) {
    take(found);
    copy(found.getSettings());
  }

  private void take(T found) {
    stored = found;
    version = found.getVersion();
  }

  /** Fills the form, which the page then shows anew. */
  void open(T found) {
    fill(found);
    opened.note(found.getSettings());
  }

  /**
   * Saves the one in the page's address, and leads back to the list.
   *
   * @param done the key of the text that says so
   */
  void change(String done, String name) {
    staleForm
        .save(
            actor ->
                changes()
                    .change(
                        actor,
                        alerts.scope(),
                        stored.getId(),
                        Expectation.version(version),
                        settings,
                        rules.check(settings)),
            () -> find(stored.getId()))
        .ifPresent(
            outcome -> {
              if (outcome.stale()) {
                follow(outcome.stored());
              } else {
                leave(done, name);
              }
            });
  }

  private void follow(T theirs) {
    staleForm.merge(type, opened.values(), theirs.getSettings(), settings);
    opened.note(theirs.getSettings());
    take(theirs);
    show(settings);
  }

  /** Lets fields that the page has in another form than the settings follow these. */
  void show(S merged) {}

  void leave(String done, String name) {
    Notices.done(texts.of("alert", done, name));
    Redirects.to(alerts.page("alerts", null));
  }

  public boolean isNew() {
    return stored == null;
  }

  /** As it is stored; {@code null} of a new one. */
  public T getStored() {
    return stored;
  }

  public S getSettings() {
    return settings;
  }

  /** The version that the form was filled from. */
  public long getVersion() {
    return version;
  }

  public void setVersion(long version) {
    this.version = version;
  }
}
