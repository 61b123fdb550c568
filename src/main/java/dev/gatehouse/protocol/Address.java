package dev.gatehouse.protocol;

/**
 * Something that a company puts into a program of its own: where to send readers, or what to call.
 *
 * @param name what it is for, as texts about the protocol call it
 * @param path on the site's hosts, with the parameters that are to be filled in
 * @param onBaseHost whether it answers on the base host as well
 */
public record Address(String name, String path, boolean onBaseHost) {
  /** On the site's own hosts only. */
  public static Address ofSite(String name, String path) {
    return new Address(name, path, false);
  }

  /** On the site's own hosts and on the base host. */
  public static Address everywhere(String name, String path) {
    return new Address(name, path, true);
  }
}
