package dev.gatehouse.protocol;

/**
 * An address that a company configures in its own program: where to send readers, or what to call.
 *
 * @param name its purpose, by which {@code vendor.properties} explains it ({@code address.<name>})
 * @param path on the site's hosts, with the parameters that are to be filled in
 * @param onBaseHost whether it answers on the base host as well
 */
public record Address(String name, String path, boolean onBaseHost) {
  /** Stands for the connection's ID in a path. */
  public static final String CONNECTION = "{connection}";

  /** A path with a connection's ID where it stands for one. */
  public static String ofConnection(String path, long id) {
    return path.replace(CONNECTION, String.valueOf(id));
  }

  /** On the site's own hosts only. */
  public static Address ofSite(String name, String path) {
    return new Address(name, path, false);
  }

  /** On the site's own hosts and on the base host. */
  public static Address everywhere(String name, String path) {
    return new Address(name, path, true);
  }
}
