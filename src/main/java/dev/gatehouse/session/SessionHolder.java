package dev.gatehouse.session;

/**
 * Whose a session is.
 *
 * @param readerId the tenant's user, or {@code null}
 * @param operatorId one of the team, or {@code null}
 * @param visitor whether only what is marked for visitors may be seen
 * @param name what to call somebody who is no user of the tenant; {@code null} when unknown
 */
public record SessionHolder(Long readerId, Long operatorId, boolean visitor, String name) {
  /** A user of the tenant. */
  public static SessionHolder reader(long id) {
    return new SessionHolder(id, null, false, null);
  }

  /** One of the team that runs the site. */
  public static SessionHolder operator(long id, String name) {
    return new SessionHolder(null, id, false, name);
  }

  /** Let in without being a user, to see what is marked for visitors. */
  public static SessionHolder visitor(String name) {
    return new SessionHolder(null, null, true, name);
  }

  /** Let in as everybody is who knows a password or has a token without a name. */
  public static SessionHolder guest(String name) {
    return new SessionHolder(null, null, false, name);
  }

  /** Whether the site knows who it is: a user of the tenant or one of the team. */
  public boolean isSomebody() {
    return readerId != null || operatorId != null;
  }
}
