package dev.gatehouse.console.audit;

import dev.gatehouse.administration.change.AuditRecording;
import dev.gatehouse.administration.log.AuditReading;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Chooses which switchable events the audit trail records. */
@Named("auditRecording")
@RequestScoped
public class RecordingBacking {
  @Inject AuditReading audit;
  @Inject CurrentOperator current;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private AuditRecording events;

  @PostConstruct
  void read() {
    events = audit.recording(current.actor());
  }

  public AuditRecording getEvents() {
    return events;
  }

  public void save() {
    AuditRecording wanted = events;
    if (action.perform(actor -> audit.record(actor, wanted))) {
      Notices.done(texts.get("saved"));
    }
  }
}
