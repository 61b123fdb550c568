package dev.gatehouse.journal.problem;

import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Refused sign-ins with the same site, connection, reason and cause. {@code ProblemEnd} tells when
 * it is resolved; a later refusal begins it anew.
 */
@Entity
@Table(name = "sign_in_problem")
public class SignInProblem {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "problem")
  @SequenceGenerator(name = "problem", sequenceName = "sign_in_problem_seq", allocationSize = 50)
  private Long id;

  @Column(name = "tenant_id")
  private long tenantId;

  @Column(name = "connection_id")
  private long connectionId;

  private String reason;
  private String cause;
  private String surface;
  private long refused;
  private long accepted;
  private long passed;
  private long people;
  private long addresses;

  @Column(name = "only_person")
  private String onlyPerson;

  @Column(name = "first_seen")
  private Instant firstSeen;

  @Column(name = "last_seen")
  private Instant lastSeen;

  @Column(name = "resolved_at")
  private Instant resolvedAt;

  private int episode;

  @Column(name = "last_event")
  private Long lastEvent;

  @Column(name = "audit_entry")
  private Long auditEntry;

  private long weight;
  private ProblemMute mute;

  protected SignInProblem() {}

  SignInProblem(ProblemKind kind, Instant firstSeen) {
    tenantId = kind.tenant();
    connectionId = kind.connection();
    reason = kind.reason();
    cause = kind.cause();
    begin(firstSeen);
  }

  /** Begins it, or begins it anew. */
  void begin(Instant at) {
    episode++;
    refused = 0;
    accepted = 0;
    passed = 0;
    people = 0;
    addresses = 0;
    onlyPerson = null;
    auditEntry = null;
    resolvedAt = null;
    mute = ProblemMute.afterReturn(mute);
    firstSeen = at;
    lastSeen = at;
  }

  ProblemKind kind() {
    return new ProblemKind(tenantId, connectionId, reason, cause);
  }

  void refuse(SignInEvent event) {
    refused++;
    if (event.getAt().isBefore(firstSeen)) {
      firstSeen = event.getAt();
    }
    // Refusals are written later than acceptances, and by several nodes.
    if (!event.getAt().isBefore(lastSeen)) {
      lastSeen = event.getAt();
      lastEvent = event.getId();
      surface = event.getSurface();
      passed = 0;
    }
    weight = ProblemWeight.of(this);
  }

  /** Counts somebody whom it had not hit before. */
  void hit(String who, boolean isPerson) {
    if (isPerson) {
      people++;
    } else {
      addresses++;
    }
    onlyPerson = people == 1 && addresses == 0 ? who : null;
    mute = ProblemMute.afterHits(mute, people + addresses);
    weight = ProblemWeight.of(this);
  }

  /** Counts a sign-in that was accepted, of whom it may have hit under these names. */
  void pass(SignInEvent event, Collection<String> who) {
    accepted++;
    if (event.getAt().isAfter(lastSeen)) {
      passed++;
      if (onlyPerson != null && who.contains(onlyPerson)) {
        resolvedAt = event.getAt();
      }
    }
    weight = ProblemWeight.of(this);
  }

  /** Resolves it if enough sign-ins have passed for long enough. */
  void resolveBy(Instant now) {
    if (resolvedAt == null && ProblemEnd.isReachedBy(now, this)) {
      resolvedAt = now;
    }
  }

  void mute(ProblemMute by) {
    mute = by;
  }

  /** Empty if it is not muted at that time. */
  public Optional<ProblemMute> mutedAt(Instant now) {
    return Optional.ofNullable(mute).filter(is -> is.isInForceAt(now));
  }

  void follows(Long entry) {
    auditEntry = entry;
  }

  public Long getId() {
    return id;
  }

  public TenantId tenantId() {
    return new TenantId(tenantId);
  }

  /** {@code null} if no connection refused. */
  public Long getConnectionId() {
    return connectionId == 0 ? null : connectionId;
  }

  public String getReason() {
    return reason;
  }

  /** The code of the mistake that was recognized, or {@code null}. */
  public String getCause() {
    return cause.isEmpty() ? null : cause;
  }

  /** How the token of the last refusal came. */
  public String getSurface() {
    return surface;
  }

  public long getRefused() {
    return refused;
  }

  /** Sign-ins that passed since it was first seen. */
  public long getAccepted() {
    return accepted;
  }

  /** Those of them after the last refusal. */
  public long getPassed() {
    return passed;
  }

  /** Distinct people: by email address, external id or user. */
  public long getPeople() {
    return people;
  }

  /** Distinct addresses from which nobody knows who was refused. */
  public long getAddresses() {
    return addresses;
  }

  public Instant getFirstSeen() {
    return firstSeen;
  }

  public Instant getLastSeen() {
    return lastSeen;
  }

  /** {@code null} while it goes on. */
  public Instant getResolvedAt() {
    return resolvedAt;
  }

  boolean hitsOnePerson() {
    return onlyPerson != null;
  }

  /** How often it has begun. */
  public int episode() {
    return episode;
  }

  /** Whether it was resolved before, and came back. */
  public boolean isReturned() {
    return episode > 1;
  }

  /** The event of the last refusal. */
  public Long getLastEvent() {
    return lastEvent;
  }

  /** The change that was made shortly before it was first seen, or {@code null}. */
  public Long getAuditEntry() {
    return auditEntry;
  }

  public long getWeight() {
    return weight;
  }
}
