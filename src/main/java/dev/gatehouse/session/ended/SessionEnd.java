package dev.gatehouse.session.ended;

import java.util.Locale;

/** Why a session ended, unless an operator or a backend ended it. */
public enum SessionEnd {
  /** The reader signed out, here or at the site from which they came. */
  SIGNED_OUT,
  /** Its time was over. */
  EXPIRED,
  /** Nobody used it for as long as the site allows. */
  IDLE,
  /** The user signed in elsewhere, at a site that allows one session for each. */
  REPLACED;

  /** As the database and the admin API have it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
