package dev.gatehouse.protocol;

/**
 * A way in which a backend's token or code reaches a help center.
 *
 * @param surface whose rules hold on this way
 * @param means who carries it, and in which part of the request
 * @param path on the help center's host, perhaps with a query, and with {@value #TOKEN} where the
 *     token stands if it is a part of the path
 * @param parameter or form field that holds it; for a header of the vendor's own, its name; for a
 *     code, the path and parameter with which the browser returns; else {@code null}
 */
public record Delivery(Surface surface, Means means, String path, String parameter) {
  /** Stands for the token in a path. */
  public static final String TOKEN = "{token}";

  /** Who carries it, and in which part of the request. */
  public enum Means {
    /** The browser, in the address of a page. */
    LINK,
    /** The browser, in a form that the company's page posts. */
    FORM,
    /** A program, in a header: {@code Authorization: Bearer} or one of the vendor's own. */
    HEADER,
    /** The backend, which posts the claims, unsigned, and gets a code for the browser. */
    CODE
  }

  public static Delivery link(Surface surface, String path, String parameter) {
    return new Delivery(surface, Means.LINK, path, parameter);
  }

  public static Delivery form(Surface surface, String path, String field) {
    return new Delivery(surface, Means.FORM, path, field);
  }

  public static Delivery header(Surface surface, String path) {
    return new Delivery(surface, Means.HEADER, path, null);
  }

  /** In a header of the vendor's own, which holds nothing but the token. */
  public static Delivery header(Surface surface, String path, String name) {
    return new Delivery(surface, Means.HEADER, path, name);
  }

  /** In the path of an address, in place of {@value #TOKEN}. */
  public static Delivery path(Surface surface, String path) {
    return new Delivery(surface, Means.LINK, path, null);
  }

  public static Delivery code(String path, String callback) {
    return new Delivery(Surface.REDIRECT, Means.CODE, path, callback);
  }

  /** The address to which a browser brings a token. */
  public String address(String origin, String token) {
    // A token is base64url and dots, which stand in a path as they are (RFC 3986 section 3.3).
    String address = origin + path.replace(TOKEN, token);
    return means == Means.LINK && parameter != null
        ? Incoming.withParameter(address, parameter, token)
        : address;
  }

  /** The line of a header that brings the token. */
  public String headerLine(String token) {
    return (parameter == null ? "Authorization: Bearer" : parameter + ":") + " " + token;
  }
}
