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
 * The cookie that lists the sites which this browser was sent to for a session of the reader, on
 * the way to one page. Each is asked once before the reader is challenged there.
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

  /** The {@code Set-Cookie} header that adds a site to those asked before. */
  static String header(Site site, Incoming request, List<TenantId> asked, TenantId another) {
    List<TenantId> all = new ArrayList<>(asked);
    all.add(another);
    String value = all.stream().map(TenantId::toString).collect(Collectors.joining("."));
    return request.cookieOf(site).header(name(request), value, LIFETIME);
  }

  private static String name(Incoming request) {
    return request.secure() ? "__Host-gatehouse-asked" : "gatehouse-asked";
  }
}
