package dev.gatehouse.signin.token;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Refusal;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.signin.loop.Rounds;
import dev.gatehouse.tenant.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The counts of refused tokens that a browser brought while it said that it navigates, one for each
 * reason and page, in a cookie, which counts on every node. Without a limit, a backend that signs
 * wrongly would be asked for tokens for ever, since its login page redirects signed-in readers back
 * at once. A token that is accepted ends them.
 *
 * @param all the last one first
 */
record RefusalCounts(List<RefusalCount> all) {
  static final RefusalCounts NONE = new RefusalCounts(List.of());

  /** A backend may fail in several ways by turns; more than these make the cookie too long. */
  private static final int MOST_COUNTS = 16;

  /** For one page, whatever the reasons: twice as many as for one reason. */
  private static final int MOST_FOR_PAGE = 10;

  private static final int HASH_CHARACTERS = 8;
  private static final String JOINT = "~";

  /** Those that a browser keeps. */
  static RefusalCounts of(Incoming request) {
    return new RefusalCounts(
        request.cookie(name(request)).stream()
            .flatMap(value -> Arrays.stream(value.split(JOINT)))
            .limit(MOST_COUNTS)
            .flatMap(text -> RefusalCount.read(text).stream())
            .toList());
  }

  /** With the refusal that is being answered. */
  RefusalCounts with(Refusal refusal, Incoming request, String page, Instant now) {
    String place = Rounds.place(request, page);
    String reason = hash(refusal.cause().reason().code() + " " + place);
    List<RefusalCount> before = all.stream().filter(count -> !count.isOver(now)).toList();
    Optional<RefusalCount> same =
        before.stream().filter(count -> count.reason().equals(reason)).findFirst();
    RefusalCount counted =
        same.map(RefusalCount::another)
            .orElseGet(() -> new RefusalCount(1, now.getEpochSecond(), hash(place), reason));
    Stream<RefusalCount> others =
        before.stream().filter(count -> !count.reason().equals(reason)).limit(MOST_COUNTS - 1L);
    return new RefusalCounts(Stream.concat(Stream.of(counted), others).toList());
  }

  private static String hash(String text) {
    return Fingerprint.of(text).substring(0, HASH_CHARACTERS);
  }

  /** Whether asking for another token, after the last refusal, has proved useless. */
  boolean areTooMany() {
    RefusalCount last = all.get(0);
    int forPage =
        all.stream()
            .filter(count -> count.page().equals(last.page()))
            .mapToInt(RefusalCount::count)
            .sum();
    return last.isTooMany() || forPage >= MOST_FOR_PAGE;
  }

  /** The header that keeps them; the next token may come in a form from the company's own site. */
  String header(Site site, Incoming request) {
    String value = all.stream().map(RefusalCount::text).collect(Collectors.joining(JOINT));
    return request.cookieOf(site).crossSite(name(request), value, RefusalCount.MEMORY);
  }

  static boolean areKept(Incoming request) {
    return request.cookie(name(request)).isPresent();
  }

  /** The header that forgets them. */
  static String forgotten(Site site, Incoming request) {
    return request.cookieOf(site).crossSite(name(request), "", Duration.ZERO);
  }

  private static String name(Incoming request) {
    return request.secure() ? "__Host-gatehouse-refused" : "gatehouse-refused";
  }
}
