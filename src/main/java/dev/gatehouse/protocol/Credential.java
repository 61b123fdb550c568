package dev.gatehouse.protocol;

/**
 * A token or code as it was found in a request; nothing about it has been checked.
 *
 * @param kept whether the browser keeps it in a cookie and sends it with every request: it counts
 *     for that request only, and after a bad one the reader just signs in again
 */
public record Credential(String token, Surface surface, boolean kept) {
  /** A credential that was sent deliberately: in the address, a form or a header. */
  public static Credential sent(String token, Surface surface) {
    return new Credential(token, surface, false);
  }

  /** A credential that came in a cookie. */
  public static Credential kept(String token, Surface surface) {
    return new Credential(token, surface, true);
  }

  @Override
  public String toString() {
    // The token must not reach a log by accident.
    return "Credential[" + surface + "]";
  }
}
