package dev.gatehouse.administration.change;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.journal.AuditEvent;
import java.util.Map;
import java.util.Set;

/** The optional audit events, and whether each is recorded. */
public class AuditRecording {
  @JsonProperty private boolean jwtCreated = true;
  @JsonProperty private boolean jwtSaved = true;
  @JsonProperty private boolean jwtUpdated = true;
  @JsonProperty private boolean jwtGenerated = true;
  @JsonProperty private boolean jwtDeleted = true;

  public static AuditRecording of(Set<AuditEvent> recorded) {
    AuditRecording recording = new AuditRecording();
    recording.jwtCreated = recorded.contains(AuditEvent.JWT_CREATED);
    recording.jwtSaved = recorded.contains(AuditEvent.JWT_SAVED);
    recording.jwtUpdated = recorded.contains(AuditEvent.JWT_UPDATED);
    recording.jwtGenerated = recorded.contains(AuditEvent.JWT_GENERATED);
    recording.jwtDeleted = recorded.contains(AuditEvent.JWT_DELETED);
    return recording;
  }

  public Map<AuditEvent, Boolean> byEvent() {
    return Map.of(
        AuditEvent.JWT_CREATED, jwtCreated,
        AuditEvent.JWT_SAVED, jwtSaved,
        AuditEvent.JWT_UPDATED, jwtUpdated,
        AuditEvent.JWT_GENERATED, jwtGenerated,
        AuditEvent.JWT_DELETED, jwtDeleted);
  }

  public boolean isJwtCreated() {
    return jwtCreated;
  }

  public void setJwtCreated(boolean jwtCreated) {
    this.jwtCreated = jwtCreated;
  }

  public boolean isJwtSaved() {
    return jwtSaved;
  }

  public void setJwtSaved(boolean jwtSaved) {
    this.jwtSaved = jwtSaved;
  }

  public boolean isJwtUpdated() {
    return jwtUpdated;
  }

  public void setJwtUpdated(boolean jwtUpdated) {
    this.jwtUpdated = jwtUpdated;
  }

  public boolean isJwtGenerated() {
    return jwtGenerated;
  }

  public void setJwtGenerated(boolean jwtGenerated) {
    this.jwtGenerated = jwtGenerated;
  }

  public boolean isJwtDeleted() {
    return jwtDeleted;
  }

  public void setJwtDeleted(boolean jwtDeleted) {
    this.jwtDeleted = jwtDeleted;
  }
}
