package dev.gatehouse.session;

/**
 * Where a session comes from; with it, the session ends.
 *
 * @param connectionId the tenant's connection that vouched for the holder, or {@code null}
 * @param viaConnectionId another tenant's connection that opened this site, or {@code null}
 * @param viaSessionId the session at another tenant from which the holder came, or {@code null}
 * @param secretLinkId the tenant's secret link that opened the site, or {@code null}
 * @param madeBy SHA-256 of the token or code that made it, or of what is stored of the password; or
 *     {@code null}
 */
public record SessionOrigin(
    Long connectionId, Long viaConnectionId, Long viaSessionId, Long secretLinkId, String madeBy) {
  /** A sign-in that no secret link has a part in. */
  public SessionOrigin(Long connectionId, Long viaConnectionId, Long viaSessionId, String madeBy) {
    this(connectionId, viaConnectionId, viaSessionId, null, madeBy);
  }

  /** A sign-in through a connection of the tenant. */
  public static SessionOrigin connection(long id, String madeBy) {
    return new SessionOrigin(id, null, null, madeBy);
  }

  /** A sign-in by a secret link of the tenant. */
  public static SessionOrigin secretLink(long id) {
    return new SessionOrigin(null, null, null, id, null);
  }

  /** Whether no connection vouches for the holder: a password or a secret link does. */
  public boolean isSecret() {
    return connectionId == null && viaConnectionId == null && viaSessionId == null;
  }

  /** A sign-in without a connection, by what everybody shares or by a password. */
  public static SessionOrigin secret(String madeBy) {
    return new SessionOrigin(null, null, null, madeBy);
  }
}
