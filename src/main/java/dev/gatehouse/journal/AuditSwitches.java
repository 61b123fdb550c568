package dev.gatehouse.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which events are recorded: all, except those that an operator switched off. "Ensure the following
 * toggles are enabled: JWT created, JWT saved, JWT deleted, JWT generated, JWT updated"
 * (Document360).
 */
@ApplicationScoped
@Transactional
public class AuditSwitches {
  @PersistenceContext EntityManager entities;

  /** Whether an event is recorded. */
  public boolean isRecorded(AuditEvent event) {
    return !event.isSwitchable() || entities.find(AuditSwitch.class, event.code()) == null;
  }

  /** The switchable events that are recorded. */
  public Set<AuditEvent> on() {
    return Arrays.stream(AuditEvent.values())
        .filter(AuditEvent::isSwitchable)
        .filter(this::isRecorded)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(AuditEvent.class)));
  }

  /** Switches an event's recording; returns whether that was a change. */
  public boolean set(AuditEvent event, boolean recorded) {
    if (isRecorded(event) == recorded) {
      return false;
    }
    if (recorded) {
      entities.remove(entities.find(AuditSwitch.class, event.code()));
    } else {
      entities.persist(new AuditSwitch(event));
    }
    entities.flush();
    return true;
  }
}
