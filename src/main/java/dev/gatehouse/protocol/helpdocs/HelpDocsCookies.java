package dev.gatehouse.protocol.helpdocs;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.kit.KeptToken;
import dev.gatehouse.tenant.Site;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The cookies in which a browser keeps the token and the data that pages may read. */
final class HelpDocsCookies {
  /** "We'll drop a cookie on that domain that expires at the same time as your JWT." */
  static final KeptToken TOKEN = new KeptToken("hd_jwt");

  static final String USER_DATA = "hd_user_data";

  /** Browsers drop a cookie whose name and value have more bytes together. */
  private static final int MOST_BYTES = 4096;

  private HelpDocsCookies() {}

  /**
   * The header that lets scripts read the data of a token; empty when the browser has it already.
   * Data that is too long for a cookie deletes the old cookie, which may be of an earlier reader.
   */
  static Optional<String> userData(
      Site site, Incoming request, Optional<UserData> data, Duration lifetime) {
    Optional<String> now = data.map(UserData::cookieValue).filter(HelpDocsCookies::isKept);
    if (now.equals(request.cookie(USER_DATA))) {
      return Optional.empty();
    }
    return Optional.of(
        now.map(value -> request.cookieOf(site).readable(USER_DATA, value, lifetime))
            .orElseGet(() -> request.cookieOf(site).cleared(USER_DATA)));
  }

  private static boolean isKept(String value) {
    return USER_DATA.length() + value.length() <= MOST_BYTES;
  }

  /** The headers that delete both. */
  static List<String> cleared(Site site, Incoming request, String baseDomain) {
    return Stream.concat(
            TOKEN.clearing(site, request, baseDomain).stream(),
            KeptToken.clearing(USER_DATA, site, request, baseDomain).stream())
        .toList();
  }
}
