package dev.gatehouse.console.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.log.EventNames;
import dev.gatehouse.administration.log.ProblemReading;
import dev.gatehouse.administration.timeline.TimelineKind;
import dev.gatehouse.administration.timeline.TimelineRow;
import dev.gatehouse.console.Browser;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.problem.SignInProblem;
import dev.gatehouse.journal.problem.SignInProblems;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of a time line as its page shows them. */
@ApplicationScoped
public class TimelineItems {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WELL = "went-well";
  private static final String WRONG = "went-wrong";

  @Inject EventNames names;
  @Inject ProblemReading problems;
  @Inject PermissionGroups groups;
  @Inject Tenants tenants;
  @Inject ConsoleTexts texts;

  /**
   * A row.
   *
   * @param tone how it went, for its color
   * @param href the page about it, or {@code null}
   * @param detail a sentence, or empty
   * @param since when the session began that ended, or {@code null}
   * @param facts who, through which connection, with which browser
   * @param site name of another site than the page's, or {@code null}
   * @param problem the page about the problem that it belongs to, or {@code null}
   */
  public record Item(
      Instant at,
      String label,
      String tone,
      String href,
      String detail,
      Instant since,
      String facts,
      String site,
      String problem) {}

  /** The rows for whoever may see them. */
  List<Item> of(Actor actor, TenantId here, List<TimelineRow> rows) {
    EventNames.Names known =
        names.of(rows.stream().map(TimelineRow::event).filter(Objects::nonNull).toList());
    Map<TenantId, String> elsewhere = sites(rows, here);
    Map<List<Object>, SignInProblem> seen = new HashMap<>();
    return rows.stream()
        .map(
            row ->
                row.event() != null
                    ? event(actor, row.event(), known, elsewhere, seen)
                    : row.change() != null ? change(row, elsewhere) : ended(row, elsewhere))
        .toList();
  }

  private Map<TenantId, String> sites(List<TimelineRow> rows, TenantId here) {
    Set<TenantId> others =
        rows.stream()
            .map(TimelineRow::site)
            .filter(site -> !site.equals(here))
            .collect(Collectors.toSet());
    return others.isEmpty()
        ? Map.of()
        : tenants.list(others, 0, others.size()).stream()
            .collect(Collectors.toMap(Tenant::tenantId, site -> site.getSettings().getName()));
  }

  private Item event(
      Actor actor,
      SignInEvent event,
      EventNames.Names known,
      Map<TenantId, String> elsewhere,
      Map<List<Object>, SignInProblem> seen) {
    TenantId site = event.tenantId();
    boolean refused = event.getReason() != null;
    String label =
        refused
            ? texts.of("people", "timeline.refused", event.getReason())
            : event.isAccepted() ? texts.of("people", "timeline.accepted") : event.getName();
    String problem = refused ? problem(actor, event, seen) : null;
    return new Item(
        event.getAt(),
        label,
        refused ? WRONG : event.isAccepted() ? WELL : "",
        "/console/log/event.xhtml?site=" + site + "&id=" + event.getId(),
        event.getDetail(),
        null,
        facts(
            event.getConnectionId() == null
                ? null
                : known.connections().get(event.getConnectionId()),
            Browser.of(event.getUserAgent()),
            event.getAddress()),
        elsewhere.get(site),
        problem);
  }

  /** The problem of the same kind that goes on; pages have few kinds. */
  private String problem(Actor actor, SignInEvent event, Map<List<Object>, SignInProblem> seen) {
    String cause = event.mismatch().map(found -> found.getCause()).orElse(null);
    List<Object> kind = new ArrayList<>();
    kind.add(event.tenantId());
    kind.add(event.getConnectionId());
    kind.add(event.getReason());
    kind.add(cause);
    if (!seen.containsKey(kind)) {
      ProblemReading.Asked asked =
          new ProblemReading.Asked(
              SignInProblems.State.OPEN, event.getConnectionId(), event.getReason(), cause);
      seen.put(
          kind,
          problems.list(actor, event.tenantId(), asked, null, 10).stream()
              .filter(one -> Objects.equals(one.getCause(), cause))
              .filter(one -> Objects.equals(one.getConnectionId(), event.getConnectionId()))
              .findFirst()
              .orElse(null));
    }
    SignInProblem found = seen.get(kind);
    return found == null || found.getFirstSeen().isAfter(event.getAt())
        ? null
        : "/console/problem/problem.xhtml?site=" + event.tenantId() + "&id=" + found.getId();
  }

  private Item change(TimelineRow row, Map<TenantId, String> elsewhere) {
    AuditEntry entry = row.change();
    boolean ofGroups = row.kind() == TimelineKind.GROUP;
    return new Item(
        entry.getAt(),
        ofGroups
            ? texts.of("people", "timeline.groups")
            : texts.of("audit", "event." + entry.getEvent()),
        switch (entry.getEvent()) {
          case "user.banned", "user.deleted" -> WRONG;
          case "user.unbanned" -> WELL;
          default -> "";
        },
        // The page of the trail that begins with the entry.
        "/console/audit/trail.xhtml?site=%s&before=%d#entry-%d"
            .formatted(row.site(), entry.getId() + 1, entry.getId()),
        ofGroups ? groups(row.site(), entry) : members("timeline.changed", members(entry)),
        null,
        facts(texts.of("people", "timeline.by", entry.getActor()), entry.getAddress()),
        elsewhere.get(row.site()),
        null);
  }

  /** The groups that came and went, by their current names. */
  private String groups(TenantId site, AuditEntry entry) {
    Map<String, String> named =
        groups.byName(site).stream()
            .collect(Collectors.toMap(PermissionGroup::getId, PermissionGroup::getName));
    JsonNode change = read(entry).path("groups");
    Set<String> before = ids(change.path("before"));
    Set<String> after = ids(change.path("after"));
    return Stream.of(
            groups("timeline.groups.added", after, before, named),
            groups("timeline.groups.removed", before, after, named),
            // What else the same change was about.
            members(
                "timeline.groups.also",
                members(entry).stream().filter(member -> !member.equals("groups")).toList()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private String groups(
      String text, Set<String> those, Set<String> without, Map<String, String> named) {
    String list =
        those.stream()
            .filter(id -> !without.contains(id))
            .map(id -> named.getOrDefault(id, id))
            .sorted()
            .collect(Collectors.joining(", "));
    return list.isEmpty() ? "" : texts.of("people", text, list);
  }

  private String members(String text, Collection<String> names) {
    return names.isEmpty() ? "" : texts.of("people", text, String.join(", ", names));
  }

  private static Set<String> ids(JsonNode list) {
    Set<String> ids = new LinkedHashSet<>();
    list.forEach(id -> ids.add(id.asText()));
    return ids;
  }

  private static Collection<String> members(AuditEntry entry) {
    return read(entry).properties().stream().map(Map.Entry::getKey).toList();
  }

  private static JsonNode read(AuditEntry entry) {
    try {
      return JSON.readTree(entry.getChanges());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an audit entry's changes are no JSON", e);
    }
  }

  private Item ended(TimelineRow row, Map<TenantId, String> elsewhere) {
    return new Item(
        row.session().getEndedAt(),
        texts.of("people", "timeline.ended." + row.session().getWhy()),
        "",
        null,
        "",
        row.session().getBegunAt(),
        "",
        elsewhere.get(row.site()),
        null);
  }

  private static String facts(String... known) {
    return Stream.of(known)
        .filter(fact -> fact != null && !fact.isEmpty())
        .collect(Collectors.joining(" · "));
  }
}
