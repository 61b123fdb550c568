package dev.gatehouse.console.log;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.log.ViewChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.journal.view.EventView;
import dev.gatehouse.journal.view.EventViewSettings;
import dev.gatehouse.signin.request.ReadParameters;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The views of this log, and a form that keeps what the page shows as another one. */
@Named("logViews")
@RequestScoped
public class ViewsBacking {
  private static final String NEW_NAME = "new-name";

  @Inject HttpServletRequest request;
  @Inject CurrentOperator current;
  @Inject LogInView log;
  @Inject ViewChanges changes;
  @Inject Rules rules;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private String name;
  private boolean shared;

  public List<BuiltInView> getBuiltIn() {
    return Arrays.asList(BuiltInView.values());
  }

  /** Those that operators have kept, as far as this one sees them. */
  public List<EventView> getKept() {
    try {
      return changes.list(current.actor(), log.site(), 0, 2 * ViewChanges.MOST);
    } catch (DatabaseUnavailable e) {
      return List.of();
    }
  }

  /** The address of a view. */
  public String link(String query) {
    String site = log.with(LogInView.PAGE, new LogAddress(Map.of()));
    return query.isEmpty() ? site : site + (site.contains("?") ? "&" : "?") + query;
  }

  /** Keeps what the page shows. */
  public void keep() {
    EventViewSettings settings = new EventViewSettings();
    settings.setName(name == null ? null : name.strip());
    settings.setQuery(log.question().address().query().replaceFirst("^&", ""));
    action
        .get(actor -> changes.make(actor, log.site(), shared, settings, rules.check(settings)))
        .ifPresent(
            made -> {
              Notices.done(texts.of("log", "views.kept", made.getSettings().getName()));
              name = null;
            });
  }

  /** Gives a view the name that was typed beside it. */
  public void rename(long id, long version) {
    String typed = ReadParameters.of(request).getParameter(NEW_NAME);
    action.perform(
        actor -> {
          EventViewSettings settings = new EventViewSettings();
          settings.setName(typed == null ? null : typed.strip());
          settings.setQuery(changes.find(actor, log.site(), id).getSettings().getQuery());
          changes.change(
              actor, log.site(), id, Expectation.version(version), settings, rules.check(settings));
        });
  }

  public void delete(long id, long version) {
    action.perform(actor -> changes.delete(actor, log.site(), id, Expectation.version(version)));
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public boolean isShared() {
    return shared;
  }

  public void setShared(boolean shared) {
    this.shared = shared;
  }
}
