package dev.gatehouse.session;

import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.SiteIdsColumn;
import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The hand-over of a reader from one site to another that the same sign-in opened. It is bound to
 * the target site, and deleted with the connection and the session that it comes from.
 */
@Entity
@Table(name = "hand_over")
public class HandOver {
  @Id
  @Column(name = "code_hash")
  private String codeHash;

  @Column(name = "tenant_id")
  private long tenantId;

  @Column(name = "connection_id")
  private long connectionId;

  @Column(name = "session_id")
  private Long sessionId;

  @Convert(converter = SiteIdsColumn.class)
  @Column(name = "opened_sites")
  private List<Long> openedSites;

  @Column(name = "opened_for")
  private String openedFor;

  @Column(name = "opened_to_visitors")
  private boolean openedToVisitors;

  @Column(name = "return_to")
  private String returnTo;

  @Column(name = "session_ends_at")
  private Instant sessionEndsAt;

  @Column(name = "authenticated_at")
  private Instant authenticatedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected HandOver() {}

  HandOver(String code, TenantId target, Payload payload, Instant expiresAt) {
    this.codeHash = Fingerprint.of(code);
    this.tenantId = target.value();
    this.connectionId = payload.connectionId();
    this.sessionId = payload.sessionId();
    this.openedSites = payload.scope().sites();
    this.openedFor = payload.scope().email();
    this.openedToVisitors = payload.scope().visitors();
    this.returnTo = payload.returnTo();
    this.sessionEndsAt = payload.endsAt();
    this.authenticatedAt = payload.authenticatedAt();
    this.expiresAt = expiresAt;
  }

  /** The target site. */
  public TenantId target() {
    return new TenantId(tenantId);
  }

  /** When its code expires. */
  public Instant expiresAt() {
    return expiresAt;
  }

  /** What the hand-over carries. */
  public Payload payload() {
    SignInScope scope = new SignInScope(openedSites, openedFor, openedToVisitors);
    return new Payload(connectionId, sessionId, scope, authenticatedAt, sessionEndsAt, returnTo);
  }

  /**
   * What a hand-over carries from one site to another.
   *
   * @param connectionId the connection that opened both sites, at whichever site it belongs to
   * @param sessionId the first session of the sign-in, or {@code null} if it began none
   * @param authenticatedAt when the reader proved who they are; {@code null} from a node of the
   *     release before, which does not say
   * @param endsAt when the first session ends, which is the latest end of the one that begins
   * @param returnTo a path of the target site
   */
  public record Payload(
      long connectionId,
      Long sessionId,
      SignInScope scope,
      Instant authenticatedAt,
      Instant endsAt,
      String returnTo) {

    /** That from a session to a path of another site; empty if no connection began it. */
    public static Optional<Payload> of(ReaderSession session, String returnTo) {
      SessionOrigin origin = session.origin();
      Long own = origin.connectionId();
      return Optional.ofNullable(own == null ? origin.viaConnectionId() : own)
          .map(
              id ->
                  new Payload(
                      id,
                      first(session),
                      session.scope(),
                      session.getAuthenticatedAt(),
                      session.getExpiresAt(),
                      returnTo));
    }

    /** The id of the session at the site of the sign-in, which may be this one. */
    private static Long first(ReaderSession session) {
      Long via = session.origin().viaSessionId();
      return via == null ? session.getId() : via;
    }
  }
}
