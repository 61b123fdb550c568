package dev.gatehouse.session.ended;

import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A user's session that ended. It is kept for as long as the site's events. */
@Entity
@Table(name = "ended_session")
public class EndedSession {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ended_session")
  @SequenceGenerator(
      name = "ended_session",
      sequenceName = "ended_session_seq",
      allocationSize = 50)
  private Long id;

  @Column(name = "tenant_id")
  private long tenantId;

  @Column(name = "reader_id")
  private long readerId;

  @Column(name = "session_id")
  private long sessionId;

  @Column(name = "connection_id")
  private Long connectionId;

  @Column(name = "begun_at")
  private Instant begunAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  private String why;

  protected EndedSession() {}

  /**
   * @param ending the session while it is there
   */
  EndedSession(Ending ending, Instant at, SessionEnd why) {
    tenantId = ending.tenant();
    readerId = ending.reader();
    sessionId = ending.session();
    connectionId = ending.connection();
    begunAt = ending.begunAt();
    endedAt = at;
    this.why = why.code();
  }

  /** What is kept of a session that ends. */
  record Ending(
      long tenant, long reader, long session, Long connection, Instant begunAt, Instant expires) {}

  public Long getId() {
    return id;
  }

  public TenantId tenantId() {
    return new TenantId(tenantId);
  }

  public long getReaderId() {
    return readerId;
  }

  /** The id that the session had. */
  public long getSessionId() {
    return sessionId;
  }

  public Long getConnectionId() {
    return connectionId;
  }

  public Instant getBegunAt() {
    return begunAt;
  }

  public Instant getEndedAt() {
    return endedAt;
  }

  /** Code of a {@link SessionEnd}. */
  public String getWhy() {
    return why;
  }
}
