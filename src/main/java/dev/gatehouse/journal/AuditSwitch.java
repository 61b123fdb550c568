package dev.gatehouse.journal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An event whose recording was switched off. */
@Entity
@Table(name = "audit_switch")
class AuditSwitch {
  @Id private String event;

  protected AuditSwitch() {}

  AuditSwitch(AuditEvent event) {
    this.event = event.code();
  }

  String event() {
    return event;
  }
}
