package dev.gatehouse.console.audit;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.AuditRecording;
import dev.gatehouse.administration.log.AuditReading;
import dev.gatehouse.console.Attempt;
import dev.gatehouse.console.ConsoleActor;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Texts;
import dev.gatehouse.storage.Database;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Switches for what is recorded. */
@Named("auditRecording")
@RequestScoped
public class RecordingBacking {
  @Inject AuditReading audit;
  @Inject ConsoleActor current;
  @Inject Database database;
  @Inject Attempt attempt;
  @Inject Texts texts;

  private AuditRecording events;

  @PostConstruct
  void read() {
    Actor actor = current.actor();
    events = database.ask(() -> audit.recording(actor));
  }

  public AuditRecording getEvents() {
    return events;
  }

  public void save() {
    AuditRecording wanted = events;
    if (attempt.to(actor -> audit.record(actor, wanted))) {
      Notices.done(texts.get("saved"));
    }
  }
}
