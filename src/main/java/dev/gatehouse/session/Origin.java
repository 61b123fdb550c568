package dev.gatehouse.session;

/**
 * Where a session comes from; with it, the session ends.
 *
 * @param connectionId the tenant's connection that vouched for the holder, or {@code null}
 * @param viaConnectionId another tenant's connection that opened this site, or {@code null}
 * @param viaSessionId the session at another tenant from which the holder came, or {@code null}
 * @param madeBy SHA-256 of the token, code or password that made it, or {@code null}
 */
public record Origin(Long connectionId, Long viaConnectionId, Long viaSessionId, String madeBy) {
  /** A sign-in through a connection of the tenant. */
  public static Origin connection(long id, String madeBy) {
    return new Origin(id, null, null, madeBy);
  }

  /** A sign-in without a connection, by what everybody shares or by a password. */
  public static Origin secret(String madeBy) {
    return new Origin(null, null, null, madeBy);
  }
}
