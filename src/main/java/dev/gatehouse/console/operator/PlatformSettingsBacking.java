package dev.gatehouse.console.operator;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.operator.PlatformChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.operator.PlatformSettings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The platform's settings. */
@Named("platformSettings")
@RequestScoped
public class PlatformSettingsBacking {
  @Inject PlatformChanges changes;
  @Inject CurrentOperator current;
  @Inject Rules rules;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private final PlatformSettings settings = new PlatformSettings();

  @PostConstruct
  void read() {
    PlatformSettings known = changes.read(current.actor());
    settings.setSecondFactorRequired(known.isSecondFactorRequired());
  }

  /** Saves the settings; whoever saves last wins, since each switch says what it means. */
  public void save() {
    Expectation any = version -> {};
    if (action.perform(actor -> changes.change(actor, any, settings, rules.check(settings)))) {
      Notices.done(texts.get("saved"));
    }
  }

  public PlatformSettings getSettings() {
    return settings;
  }
}
