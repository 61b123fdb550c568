package dev.gatehouse.session;

/**
 * The person whose session it is.
 *
 * @param readerId the tenant's user, or {@code null}
 * @param operatorId the operator, or {@code null}
 * @param visitor whether the holder sees only what is marked for visitors
 * @param name the display name of a holder who is no user of the tenant; {@code null} if unknown
 */
public record SessionHolder(Long readerId, Long operatorId, boolean visitor, String name) {
  /** A user of the tenant. */
  public static SessionHolder reader(long id) {
    return new SessionHolder(id, null, false, null);
  }

  /** An operator of the site's team. */
  public static SessionHolder operator(long id, String name) {
    return new SessionHolder(null, id, false, name);
  }

  /** A visitor, who is no user and sees what is marked for visitors. */
  public static SessionHolder visitor(String name) {
    return new SessionHolder(null, null, true, name);
  }

  /** An anonymous holder, who knows the shared password or has a token without a name. */
  public static SessionHolder guest(String name) {
    return new SessionHolder(null, null, false, name);
  }

  /** Whether the site knows the holder: a user of the tenant or an operator of its team. */
  public boolean isIdentified() {
    return readerId != null || operatorId != null;
  }
}
