package dev.gatehouse.it.support.site;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A site whose pages are those of a company's own web server, and its proxy's questions. */
public final class Gate {
  /** Everybody may see {@code /open/}, and only the group {@code staff} {@code /internal/}. */
  public static final Map<String, Object> SITE =
      Map.of(
          "kind",
          "gate",
          "pathRules",
          Map.of(
              "rules",
              List.of(
                  Map.of("path", "/open/", "access", "public"),
                  Map.of("path", "/internal/", "access", "groups", "groups", List.of("staff")))));

  private Gate() {}

  /** Asks as Caddy and Traefik do, which send the browser the answer to a question. */
  public static Answer ask(Http browser, String uri, String... headers) {
    return browser.get("/auth/verify", with(headers, "X-Forwarded-Uri", uri));
  }

  /** Asks as nginx does, which sees the status and nothing else. */
  public static Answer askByStatus(Http browser, String uri, String... headers) {
    return browser.get("/auth/verify", with(headers, "X-Original-URI", uri));
  }

  /** Passes a request on that may not pass, as nginx does. */
  public static Answer enter(Http browser, String uri, String... headers) {
    return browser.get("/auth/enter", with(headers, "X-Forwarded-Uri", uri));
  }

  private static String[] with(String[] headers, String... more) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
