package dev.gatehouse.console.find;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.administration.find.Finder;
import dev.gatehouse.administration.find.Found;
import dev.gatehouse.administration.find.FoundKind;
import dev.gatehouse.administration.find.Sought;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.frame.SwitchTarget;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results as one types, for the box in the bar and, of sites, for the switcher. */
@WebServlet("/console/find/results.json")
public class FoundJson extends HttpServlet {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_OF_KIND = 5;
  private static final int MOST_SITES = 50;
  private static final int MOST_RECENT = 5;

  @Inject Finder finder;
  @Inject Tenants tenants;
  @Inject CurrentOperator current;
  @Inject ConsoleTexts texts;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String typed = request.getParameter("q");
    Sought sought = Sought.of(Sought.isToken(typed) ? null : typed);
    String page = request.getParameter("switch");
    List<Map<String, Object>> groups =
        page == null
            ? finder.find(current.actor(), sought, MOST_OF_KIND).stream().map(this::group).toList()
            : sites(sought, page, request.getParameter("recent"));
    response.setContentType("application/json;charset=UTF-8");
    response.getWriter().write(JSON.writeValueAsString(Map.of("groups", groups)));
  }

  private Map<String, Object> group(Finder.Group group) {
    String label = texts.of("find", "kind." + group.kind().code());
    return group(
        label,
        group.found().stream().map(f -> result(f, FoundAddress.of(f))).toList(),
        group.more());
  }

  private static Map<String, Object> group(
      String label, List<Map<String, Object>> results, boolean more) {
    return Map.of("label", label, "results", results, "more", more);
  }

  private Map<String, Object> result(Found found, String href) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("title", found.title());
    members.put("detail", FoundAddress.detail(found, texts));
    members.put("href", href);
    return members;
  }

  /**
   * Sites to switch to: with nothing typed, those that were opened last, and then all.
   *
   * @param recent their ids, which the browser remembers, separated by commas
   */
  private List<Map<String, Object>> sites(Sought sought, String page, String recent) {
    Finder.Group all = finder.find(current.actor(), FoundKind.SITE, sought, MOST_SITES);
    List<Tenant> last = sought.isEmpty() ? recent(recent) : List.of();
    Map<Long, Tenant> known =
        Stream.concat(last.stream(), read(ids(all)).stream())
            .collect(Collectors.toMap(t -> t.tenantId().value(), Function.identity(), (a, b) -> a));
    List<Map<String, Object>> recently =
        last.stream()
            .map(
                site ->
                    result(
                        new Found(
                            FoundKind.SITE,
                            site.tenantId().value(),
                            site.tenantId().toString(),
                            null,
                            site.getSettings().getName(),
                            site.getSettings().getSubdomain()),
                        href(page, site)))
            .toList();
    List<Map<String, Object>> others =
        all.found().stream()
            .flatMap(
                found ->
                    Optional.ofNullable(known.get(found.site())).stream()
                        .map(site -> result(found, href(page, site))))
            .toList();
    return Stream.of(
            group(texts.of("find", "switcher.recent"), recently, false),
            group(texts.of("find", "switcher.byName"), others, all.more()))
        .filter(group -> !((List<?>) group.get("results")).isEmpty())
        .toList();
  }

  private String href(String page, Tenant site) {
    return SwitchTarget.of(page, current.actor().rights(), site);
  }

  private static List<TenantId> ids(Finder.Group group) {
    return group.found().stream().map(found -> new TenantId(found.site())).toList();
  }

  private List<Tenant> read(List<TenantId> ids) {
    return tenants.list(ids, 0, ids.size() + 1);
  }

  private List<Tenant> recent(String given) {
    List<TenantId> ids =
        Arrays.stream(given == null ? new String[0] : given.split(","))
            .filter(id -> id.matches("\\d{1,18}"))
            .limit(MOST_RECENT)
            .map(id -> new TenantId(Long.parseLong(id)))
            .filter(id -> current.actor().rights().may(Right.EDIT, id))
            .toList();
    Map<TenantId, Tenant> found =
        read(ids).stream().collect(Collectors.toMap(Tenant::tenantId, Function.identity()));
    return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).distinct().toList();
  }
}
