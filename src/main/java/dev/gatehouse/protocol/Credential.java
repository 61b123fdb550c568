package dev.gatehouse.protocol;

/**
 * A token or code as it was found in a request; nothing about it has been checked.
 *
 * @param kept whether the browser keeps it in a cookie and sends it by itself: then it vouches for
 *     this request only, and a reader who brings a bad one has merely to sign in again
 */
public record Credential(String token, Surface surface, boolean kept) {
  /** One that somebody sent on purpose: in the address, a form or a header. */
  public static Credential sent(String token, Surface surface) {
    return new Credential(token, surface, false);
  }

  /** One that came in a cookie. */
  public static Credential kept(String token, Surface surface) {
    return new Credential(token, surface, true);
  }

  @Override
  public String toString() {
    // The token must not reach a log by accident.
    return "Credential[" + surface + "]";
  }
}
