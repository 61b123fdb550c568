package dev.gatehouse.signin.sister;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The cookie that lists the sites which this browser lately asked for a session of the reader. Each
 * is asked once a minute, however many pages the reader opens.
 */
final class AskedOpeners {
  private static final Duration LIFETIME = Duration.ofMinutes(1);
  private static final String IDS = "\\d{1,18}(\\.\\d{1,18}){0,9}";

  private AskedOpeners() {}

  static List<TenantId> of(Incoming request) {
    return request
        .cookie(name(request))
        .filter(value -> value.matches(IDS))
        .map(value -> Arrays.stream(value.split("\\.")))
        .map(ids -> ids.map(id -> new TenantId(Long.parseLong(id))).toList())
        .orElse(List.of());
  }

  /** The {@code Set-Cookie} header that adds a site. */
  static String header(Site site, Incoming request, TenantId another) {
    List<TenantId> all = new ArrayList<>(of(request));
    all.add(another);
    String value = all.stream().map(TenantId::toString).collect(Collectors.joining("."));
    return request.cookieOf(site).header(name(request), value, LIFETIME);
  }

  private static String name(Incoming request) {
    return request.secure() ? "__Host-gatehouse-asked" : "gatehouse-asked";
  }
}
