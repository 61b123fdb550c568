package dev.gatehouse.console.log;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.site.SiteChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.journal.EventRetention;
import dev.gatehouse.tenant.SiteSettings;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** Sets how long a site keeps its events. */
@Named("retention")
@ViewScoped
public class RetentionBacking implements Serializable {
  @Inject SiteInView site;
  @Inject SiteChanges changes;
  @Inject Rules rules;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;
  @Inject EventRetention retention;

  private Integer days;
  private long version;

  @PostConstruct
  void read() {
    days = site.tenant().getSettings().getEventDays();
    version = site.tenant().getVersion();
  }

  /** Saves the number of days, or none for the platform's default. */
  public void save() {
    SiteSettings settings = site.tenant().getSettings();
    settings.setEventDays(days);
    action
        .get(
            actor ->
                changes.change(
                    actor,
                    site.id(),
                    Expectation.version(version),
                    settings,
                    null,
                    rules.check(settings)))
        .ifPresent(
            saved -> {
              version = saved.tenant().getVersion();
              Notices.done(texts.of("log", "retention.saved"));
            });
  }

  public Integer getDays() {
    return days;
  }

  public void setDays(Integer days) {
    this.days = days;
  }

  public String getHelp() {
    return texts.of("log", "retention.help", retention.platformDays());
  }
}
