package dev.gatehouse.session;

import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.column.TextListColumn;
import dev.gatehouse.tenant.SiteIdsColumn;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A reader's session with one tenant. It begins with a sign-in and ends at a fixed time at the
 * latest. Revoking it deletes the row.
 */
@Entity
@Table(name = "reader_session")
public class ReaderSession extends TenantOwned {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "session")
  @SequenceGenerator(name = "session", sequenceName = "session_seq", allocationSize = 50)
  private Long id;

  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "reader_id")
  private Long readerId;

  @Column(name = "operator_id")
  private Long operatorId;

  private boolean visitor;

  @Column(name = "display_name")
  private String displayName;

  @Column(name = "connection_id")
  private Long connectionId;

  @Column(name = "via_connection_id")
  private Long viaConnectionId;

  @Column(name = "via_session_id")
  private Long viaSessionId;

  @Column(name = "secret_link_id")
  private Long secretLinkId;

  @Column(name = "break_glass_id")
  private Long breakGlassId;

  @Convert(converter = SiteIdsColumn.class)
  @Column(name = "opened_sites")
  private List<Long> opens;

  @Column(name = "opened_for")
  private String openedFor;

  @Column(name = "opened_to_visitors")
  private boolean openedToVisitors;

  @Column(name = "made_by")
  private String madeBy;

  @Column(name = "landed_at")
  private String landedAt;

  @Column(name = "browser_hash")
  private String browserHash;

  @Convert(converter = TextListColumn.class)
  @Column(name = "session_groups")
  private List<String> groups;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "last_seen_at")
  private Instant lastSeenAt;

  @Column(name = "authenticated_at")
  private Instant authenticatedAt;

  @Embedded private SessionNames names;
  private String address;

  @Column(name = "user_agent")
  private String userAgent;

  protected ReaderSession() {}

  /** A session that a sign-in begins. After the lifetime it ends, even if it is in use. */
  public ReaderSession(
      TenantId tenant,
      SessionHolder holder,
      SessionOrigin origin,
      Instant begins,
      Duration lifetime) {
    super(tenant, begins);
    this.readerId = holder.readerId();
    this.operatorId = holder.operatorId();
    this.visitor = holder.visitor();
    this.displayName = holder.name();
    this.connectionId = origin.connectionId();
    this.viaConnectionId = origin.viaConnectionId();
    this.viaSessionId = origin.viaSessionId();
    this.secretLinkId = origin.secretLinkId();
    this.breakGlassId = origin.breakGlassId();
    this.madeBy = origin.madeBy();
    this.opens = List.of();
    this.groups = List.of();
    this.expiresAt = begins.plus(lifetime);
    this.lastSeenAt = begins;
    this.authenticatedAt = begins;
  }

  /** Adds the permission groups that the sign-in itself gives. */
  public ReaderSession inGroups(Collection<String> ids) {
    groups = List.copyOf(ids);
    return this;
  }

  /** Adds the sites that the sign-in opened. */
  public ReaderSession opening(SignInScope scope) {
    opens = scope.sites();
    openedFor = scope.email();
    openedToVisitors = scope.visitors();
    return this;
  }

  /** Adds the path where the sign-in led, and SHA-256 of the browser's cookie; or {@code null}. */
  public ReaderSession landing(String path, String browser) {
    landedAt = path;
    browserHash = browser;
    return this;
  }

  /** Adds by what the company's backend names it. */
  public ReaderSession named(SessionNames byBackend) {
    names = byBackend;
    return this;
  }

  /** Adds when the reader proved who they are. */
  public ReaderSession authenticated(Instant at) {
    authenticatedAt = at;
    return this;
  }

  /** Adds where the sign-in came from. */
  public ReaderSession from(String clientAddress, String browser) {
    address = clientAddress;
    userAgent = browser;
    return this;
  }

  /** Only the hash of the token is stored; the token itself goes into the cookie. */
  void foundBy(String token) {
    tokenHash = Fingerprint.of(token);
  }

  public Long getId() {
    return id;
  }

  public Long getReaderId() {
    return readerId;
  }

  public boolean isVisitor() {
    return visitor;
  }

  /** The display name of a holder who is no user of the tenant, or {@code null}. */
  public String getDisplayName() {
    return displayName;
  }

  /** The tenant's connection that vouched for the holder, or {@code null}. */
  public Long getConnectionId() {
    return connectionId;
  }

  /** Ids of the sites that the sign-in opened; empty if it opened this one only. */
  public List<Long> getOpens() {
    return opens;
  }

  /** The sites that the sign-in opened, and how they identify the holder. */
  public SignInScope scope() {
    return new SignInScope(opens, openedFor, openedToVisitors);
  }

  public SessionHolder holder() {
    return new SessionHolder(readerId, operatorId, visitor, displayName);
  }

  /** The path to which the sign-in led, or {@code null}. */
  public String getLandedAt() {
    return landedAt;
  }

  public SessionOrigin origin() {
    return new SessionOrigin(
        connectionId, viaConnectionId, viaSessionId, secretLinkId, breakGlassId, madeBy);
  }

  /** Groups that the sign-in itself gave, in addition to those of the reader. */
  public List<String> getGroups() {
    return groups;
  }

  public SessionNames getNames() {
    return names == null ? new SessionNames() : names;
  }

  /** When the reader last proved who they are. */
  public Instant getAuthenticatedAt() {
    return authenticatedAt == null ? getCreatedAt() : authenticatedAt;
  }

  public Instant getExpiresAt() {
    return expiresAt;
  }

  public Instant getLastSeenAt() {
    return lastSeenAt;
  }

  public String getAddress() {
    return address;
  }

  public String getUserAgent() {
    return userAgent;
  }
}
