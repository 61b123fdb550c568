package dev.gatehouse.journal;

import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.text.PersonText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A change that an operator or a program made. It outlives the changed object and is never changed
 * itself.
 */
@Entity
@Table(name = "audit_entry")
public class AuditEntry {
  private static final int LONGEST_TARGET = 500;

  /**
   * How entries about a user, or about sessions of one, name their target. What somebody typed
   * stands behind the id only.
   */
  private static final Pattern OF_USER =
      Pattern.compile("(?:(?:all sessions|one session|session \\d+) of )?user (\\d{1,18}): .*");

  /** How changes begin what they tell of groups: quotes within values have a backslash. */
  static final String GROUPS = "\"groups\":{";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit")
  @SequenceGenerator(name = "audit", sequenceName = "audit_entry_seq", allocationSize = 1)
  private Long id;

  @Column(name = "occurred_at")
  private Instant at;

  private String actor;
  private String address;
  private String event;

  @Column(name = "site_id")
  private Long siteId;

  @Column(name = "site_subdomain")
  private String siteSubdomain;

  private String target;

  @Column(name = "reader_id")
  private Long readerId;

  private String changes;

  protected AuditEntry() {}

  /**
   * @param changes a JSON object: members with {@code before} and {@code after}, never a secret
   */
  public AuditEntry(
      Instant at, String actor, String address, AuditEvent event, String target, String changes) {
    this.at = at;
    this.actor = actor;
    this.address = address;
    this.event = event.code();
    this.target =
        PersonText.length(target) > LONGEST_TARGET
            ? PersonText.cut(target, LONGEST_TARGET - 1) + "…"
            : target;
    this.readerId = user(target);
    this.changes = changes;
  }

  /** The id of the user that a target names, or {@code null}. */
  static Long user(String target) {
    Matcher user = OF_USER.matcher(target);
    return user.matches() ? Long.valueOf(user.group(1)) : null;
  }

  /** Adds the site of the change. */
  public AuditEntry at(Tenant site) {
    siteId = site.tenantId().value();
    siteSubdomain = site.getSettings().getSubdomain();
    return this;
  }

  public Long getId() {
    return id;
  }

  public Instant getAt() {
    return at;
  }

  public String getActor() {
    return actor;
  }

  public String getAddress() {
    return address;
  }

  /** Code of an {@link AuditEvent}. */
  public String getEvent() {
    return event;
  }

  /** {@code null} if the change was not at a site. */
  public Long getSiteId() {
    return siteId;
  }

  /** The subdomain of the site at that time. */
  public String getSiteSubdomain() {
    return siteSubdomain;
  }

  /** What was changed: its type, id and name. */
  public String getTarget() {
    return target;
  }

  /** The user whom the change was about, at the entry's site; {@code null} if it was no user. */
  public Long getReaderId() {
    return readerId;
  }

  /** Whether it is an update of a user that changed their groups. */
  public boolean isOfGroups() {
    return event.equals(AuditEvent.USER_UPDATED.code()) && changes.contains(GROUPS);
  }

  public String getChanges() {
    return changes;
  }
}
