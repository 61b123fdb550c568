package dev.gatehouse.signin.token;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.tenant.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A browser's counts of refused tokens, one for each kind of fault, in a cookie, which counts on
 * every node. A token that is accepted ends them.
 *
 * @param all the last one first
 */
record RefusalCounts(List<RefusalCount> all) {
  /** A token whose length changes makes several kinds; more than these make the cookie too long. */
  private static final int MOST_KINDS = 16;

  private static final String JOINT = "~";

  /** With the refusal that is being answered. */
  static RefusalCounts counting(Incoming request, Fault fault, Instant now) {
    List<RefusalCount> before = kept(request, now);
    Optional<RefusalCount> same =
        before.stream().filter(count -> count.last().kind().equals(fault.kind())).findFirst();
    RefusalCount counted =
        same.map(count -> count.with(fault)).orElseGet(() -> RefusalCount.starting(fault, now));
    Stream<RefusalCount> others =
        before.stream().filter(count -> !count.last().kind().equals(fault.kind()));
    return new RefusalCounts(Stream.concat(Stream.of(counted), others).limit(MOST_KINDS).toList());
  }

  private static List<RefusalCount> kept(Incoming request, Instant now) {
    return request.cookie(name(request)).stream()
        .flatMap(value -> Arrays.stream(value.split(JOINT)))
        .limit(MOST_KINDS)
        .flatMap(text -> RefusalCount.read(text).stream())
        .filter(count -> !count.isOver(now))
        .toList();
  }

  /** The one with the refusal that is being answered. */
  RefusalCount last() {
    return all.get(0);
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
