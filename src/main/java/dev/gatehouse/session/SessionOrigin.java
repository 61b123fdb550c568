package dev.gatehouse.session;

/**
 * What a session depends on; it ends when its origin does.
 *
 * @param connectionId the tenant's connection that vouched for the holder, or {@code null}
 * @param viaConnectionId another tenant's connection that opened this site, or {@code null}
 * @param viaSessionId the session at another tenant that was handed over, or {@code null}
 * @param secretLinkId the tenant's secret link that opened the site, or {@code null}
 * @param breakGlassId the tenant's break-glass by which the holder came in, or {@code null}
 * @param madeBy SHA-256 of the token or code that created it, or of the stored password hash; or
 *     {@code null}
 */
public record SessionOrigin(
    Long connectionId,
    Long viaConnectionId,
    Long viaSessionId,
    Long secretLinkId,
    Long breakGlassId,
    String madeBy) {
  /** An origin without a link. */
  public SessionOrigin(Long connectionId, Long viaConnectionId, Long viaSessionId, String madeBy) {
    this(connectionId, viaConnectionId, viaSessionId, null, null, madeBy);
  }

  /** A sign-in through a connection of the tenant. */
  public static SessionOrigin connection(long id, String madeBy) {
    return new SessionOrigin(id, null, null, madeBy);
  }

  /** A sign-in by a secret link of the tenant. */
  public static SessionOrigin secretLink(long id) {
    return new SessionOrigin(null, null, null, id, null, null);
  }

  /** A sign-in by the link and the password of a break-glass. */
  public static SessionOrigin breakGlass(long id) {
    return new SessionOrigin(null, null, null, null, id, null);
  }

  /** Whether a platform administrator opened the site for its holder, whoever may else read it. */
  public boolean isBreakGlass() {
    return breakGlassId != null;
  }

  /** Whether the holder signed in by a password or a secret link, not through a connection. */
  public boolean isSecret() {
    return connectionId == null && viaConnectionId == null && viaSessionId == null;
  }

  /** A sign-in by a password. */
  public static SessionOrigin secret(String madeBy) {
    return new SessionOrigin(null, null, null, madeBy);
  }
}
