package dev.gatehouse.console.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.log.AuditReading;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.signin.request.ReadParameters;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One page of the audit trail. Pages start at an entry's id instead of an offset: new entries do
 * not shift them, and the last page is read as fast as the first.
 */
@Named("trail")
@RequestScoped
public class TrailBacking {
  private static final int PAGE = 50;
  private static final int MOST_SITES = 500;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject AuditReading audit;
  @Inject PermittedSites sites;
  @Inject TrailFilter filter;
  @Inject CurrentOperator current;
  @Inject ConsoleTexts texts;
  @Inject HttpServletRequest request;

  private List<Row> rows = List.of();
  private boolean newer;
  private boolean older;
  private List<String> actors = List.of();
  private boolean available = true;

  /**
   * An entry of the audit trail as the page shows it.
   *
   * @param event the event's label
   */
  public record Row(AuditEntry entry, String event, List<Difference> differences) {
    /**
     * A changed member.
     *
     * @param before empty if the member was added
     * @param after empty if the member was removed
     */
    public record Difference(String member, String before, String after) {}

    static Row of(AuditEntry entry, String event) {
      return new Row(entry, event, differences(entry.getChanges()));
    }

    private static List<Difference> differences(String changes) {
      try {
        return JSON.readTree(changes).properties().stream()
            .map(
                member ->
                    new Difference(
                        member.getKey(),
                        text(member.getValue().path("before")),
                        text(member.getValue().path("after"))))
            .toList();
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("an audit entry's changes are no JSON", e);
      }
    }

    private static String text(JsonNode value) {
      return value.isMissingNode() ? "" : value.isTextual() ? value.asText() : value.toString();
    }

    /** The names of the changed members. */
    public String summary() {
      return differences.stream().map(Difference::member).collect(Collectors.joining(", "));
    }
  }

  @PostConstruct
  void read() {
    Actor actor = current.actor();
    AuditReading.Question question = filter.question();
    Long before = id("before");
    Long after = id("after");
    try {
      if (filter.getEntry() != null) {
        showOnly(audit.list(actor, question, filter.getEntry() + 1, 1), filter.getEntry());
      } else if (after != null) {
        show(audit.newer(actor, question, after, PAGE + 1), true);
      } else {
        show(audit.list(actor, question, before, PAGE + 1), false);
        newer = before != null;
      }
      actors = audit.actors(actor);
    } catch (DatabaseUnavailable e) {
      available = false;
    }
  }

  private Long id(String name) {
    String given = ReadParameters.of(request).getParameter(name);
    return given != null && given.matches("\\d{1,18}") ? Long.valueOf(given) : null;
  }

  private void showOnly(List<AuditEntry> found, long id) {
    show(found.stream().filter(entry -> entry.getId() == id).toList(), false);
  }

  /** Reading one entry more than is shown tells whether there is another page. */
  private void show(List<AuditEntry> found, boolean forward) {
    boolean more = found.size() > PAGE;
    List<AuditEntry> shown =
        !more ? found : forward ? found.subList(1, found.size()) : found.subList(0, PAGE);
    newer = forward && more;
    older = forward || more;
    rows = shown.stream().map(entry -> Row.of(entry, label(entry.getEvent()))).toList();
  }

  /** Whether the page shows a single entry, with its changes. */
  public boolean isSingle() {
    return filter.getEntry() != null;
  }

  /** All events, sorted by label. */
  public List<AuditEvent> getAllEvents() {
    return Stream.of(AuditEvent.values())
        .sorted(Comparator.comparing((AuditEvent event) -> label(event.code())))
        .toList();
  }

  /** An event's label, or its code if this version does not know it. */
  public String label(String code) {
    return texts.find("audit", "event." + code).orElse(code);
  }

  /** A summary of the chosen events. */
  public String getChosen() {
    Set<AuditEvent> chosen = filter.getEvents();
    return switch (chosen.size()) {
      case 0 -> texts.of("audit", "filter.event.all");
      case 1 -> label(chosen.iterator().next().code());
      default -> texts.of("audit", "filter.event.several", chosen.size());
    };
  }

  public List<Row> getRows() {
    return rows;
  }

  public List<String> getActors() {
    return actors;
  }

  /** Suggested sites; others, such as deleted ones, can be typed. */
  public List<String> getSubdomains() {
    try {
      return sites.list(current.actor(), Right.CONFIGURE, 0, MOST_SITES).stream()
          .map(site -> site.getSettings().getSubdomain())
          .sorted()
          .toList();
    } catch (DatabaseUnavailable e) {
      return List.of();
    }
  }

  /** Whether the database responded. */
  public boolean isAvailable() {
    return available;
  }

  public boolean isNewer() {
    return newer && !rows.isEmpty();
  }

  public boolean isOlder() {
    return older && !rows.isEmpty();
  }

  /** The address of newer entries. */
  public String getNewerAddress() {
    return "?" + filter.getQuery() + "after=" + rows.get(0).entry().getId();
  }

  /** The address of older entries. */
  public String getOlderAddress() {
    return "?" + filter.getQuery() + "before=" + rows.get(rows.size() - 1).entry().getId();
  }

  public String getCsvAddress() {
    return "/console/audit/trail.csv?" + filter.getQuery().replaceFirst("&$", "");
  }
}
