package dev.gatehouse.console.site;

import dev.gatehouse.tenant.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;

/**
 * Which help centers to list.
 *
 * @param among that the asker may know of; {@code null} for all there are
 * @param search part of a name, a subdomain or a custom domain; {@code null} for any
 * @param since when the day began
 */
record SiteQuestion(Collection<TenantId> among, String search, Instant since) {

  /** What SQL finds it by; what stands for any character there stands for itself. */
  String pattern() {
    return search == null
        ? "%"
        : "%" + search.trim().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
  }

  /** An order of the list. */
  enum Order {
    NAME("lower(t.name)"),
    SUBDOMAIN("t.subdomain"),
    VISIBILITY("t.visibility"),
    CONNECTIONS("connections_on"),
    SIGN_INS("sign_ins"),
    FAILURES("failures");

    private final String expression;

    Order(String expression) {
      this.expression = expression;
    }

    /** By this, then by what no two help centers share. */
    String sql(boolean descending) {
      return " order by " + expression + (descending ? " desc" : " asc") + ", t.id";
    }
  }
}
