package dev.gatehouse.protocol;

/**
 * A way in which a backend's token or code reaches a help center.
 *
 * @param surface whose rules hold on this way
 * @param means who carries it, and in which part of the request
 * @param path on the help center's host, perhaps with a query
 * @param parameter or form field that holds it; for a code, the path and parameter with which the
 *     browser returns; {@code null} for headers
 */
public record Delivery(Surface surface, Means means, String path, String parameter) {
  /** Who carries it, and in which part of the request. */
  public enum Means {
    /** The browser, in the address of a page. */
    LINK,
    /** The browser, in a form that the company's page posts. */
    FORM,
    /** A program, in a header: {@code Authorization: Bearer}. */
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

  public static Delivery code(String path, String callback) {
    return new Delivery(Surface.REDIRECT, Means.CODE, path, callback);
  }

  /** The address to which a browser brings a token. */
  public String address(String origin, String token) {
    return means == Means.LINK
        ? Incoming.withParameter(origin + path, parameter, token)
        : origin + path;
  }
}
