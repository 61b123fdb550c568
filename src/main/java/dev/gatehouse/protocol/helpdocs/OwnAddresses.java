package dev.gatehouse.protocol.helpdocs;

import java.util.Set;

/** Addresses that are Gatehouse's own, and therefore not to be had for setting a cookie. */
final class OwnAddresses {
  private static final Set<String> FIRST_SEGMENTS =
      Set.of(
          "access",
          "api",
          "article",
          "assets",
          "category",
          "console",
          "docs",
          "favicon.ico",
          "health",
          "js",
          "login",
          "logout",
          "openapi.json",
          "robots.txt",
          "search",
          "site",
          "sso",
          "v1");

  private OwnAddresses() {}

  /** By its first segment; what is no path has been objected to already. */
  static boolean include(String path) {
    return path != null
        && path.startsWith("/")
        && FIRST_SEGMENTS.contains(path.substring(1).split("/", 2)[0]);
  }
}
