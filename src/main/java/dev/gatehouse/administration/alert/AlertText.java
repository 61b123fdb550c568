package dev.gatehouse.administration.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.administration.change.ConsoleOrigin;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.alert.AlertRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What is said of an alert, to people by mail and to programs as JSON. */
@ApplicationScoped
public class AlertText {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject ConsoleOrigin origin;

  /**
   * A site, or the platform with id 0, where a condition holds.
   *
   * @param detail in a sentence
   * @param problem the id of the problem that the condition is about, or {@code null}
   */
  record Place(long id, String name, String subdomain, String detail, Long problem) {
    private String line() {
      return id == AlertRound.PLATFORM ? detail : name + " (" + subdomain + "): " + detail;
    }
  }

  /**
   * An alert that fires, goes on, or is resolved.
   *
   * @param places up to ten of them
   * @param number how many there are
   */
  record Alert(AlertRule rule, boolean firing, Instant since, List<Place> places, int number) {}

  String subject(Alert alert) {
    String name = alert.rule().getSettings().getName();
    return (alert.firing() ? "Alert: " : "Resolved: ") + name + where(alert);
  }

  private static String where(Alert alert) {
    if (alert.places().size() == 1 && alert.places().get(0).id() != AlertRound.PLATFORM) {
      return " at " + alert.places().get(0).name();
    }
    return alert.number() > 1 ? " at " + alert.number() + " sites" : "";
  }

  /** What holds, in lines. */
  String detail(Alert alert) {
    List<String> lines = alert.places().stream().map(Place::line).toList();
    int others = alert.number() - alert.places().size();
    return String.join("\n", lines) + (others > 0 ? "\nand " + others + " more" : "");
  }

  private String linkedDetail(Alert alert) {
    StringBuilder text = new StringBuilder(detail(alert)).append('\n');
    for (Place place : alert.places()) {
      if (place.problem() != null) {
        text.append("\nProblem at ").append(place.name()).append(": ").append(problem(place));
      }
    }
    return text.toString();
  }

  private String problem(Place place) {
    return place.problem() == null
        ? null
        : "%s/console/problem/problem.xhtml?site=%d&id=%d"
            .formatted(origin.text(), place.id(), place.problem());
  }

  String mail(Alert alert) {
    String opening =
        alert.firing()
            ? "The alert rule \"%s\" fires:\n\n%s\n"
                .formatted(alert.rule().getSettings().getName(), linkedDetail(alert))
            : "The alert rule \"%s\" no longer fires. It did since %s UTC.\n"
                .formatted(
                    alert.rule().getSettings().getName(),
                    alert.since().toString().substring(0, 16).replace('T', ' '));
    return """
    %s
    Details: %s
    Change or switch off this rule: %s
    """
        .formatted(opening, link(alert), rulesLink(alert));
  }

  /** The message for web hooks, with the members that Standard Webhooks recommends. */
  String json(Alert alert, Instant now) {
    Map<String, Object> data =
        new Snapshot()
            .with("ruleId", alert.rule().getId())
            .with("rule", alert.rule().getSettings().getName())
            .with("kind", alert.rule().getSettings().getKind())
            .with("state", alert.firing() ? "firing" : "resolved")
            .with("since", alert.since())
            .with("site", alert.rule().tenant() == null ? null : alert.rule().tenant().value())
            .with("detail", alert.firing() ? detail(alert) : "no longer holds")
            .with(
                "sites",
                alert.places().stream().filter(AlertText::isSite).map(this::shown).toList())
            .with("siteCount", alert.number())
            .with("link", link(alert))
            .members();
    return message(alert.firing() ? "alert.firing" : "alert.resolved", now, data);
  }

  private static boolean isSite(Place place) {
    return place.id() != AlertRound.PLATFORM;
  }

  private Map<String, Object> shown(Place place) {
    return new Snapshot()
        .with("id", place.id())
        .with("subdomain", place.subdomain())
        .with("detail", place.detail())
        .with("problem", problem(place))
        .members();
  }

  /** A message as Standard Webhooks recommends: its type, its time, and what it is about. */
  static String message(String type, Instant at, Map<String, Object> data) {
    try {
      return JSON.writeValueAsString(
          new Snapshot().with("type", type).with("timestamp", at).with("data", data).members());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a message cannot be written as JSON", e);
    }
  }

  private String link(Alert alert) {
    String page =
        switch (alert.rule().getSettings().getKind()) {
          case KEY_ENDS -> "/console/sso/providers.xhtml";
          case DELIVERY_FAILING -> "/console/alert/alerts.xhtml";
          case NEW_PROBLEM -> "/console/problem/problems.xhtml";
          default -> "/console/log/events.xhtml";
        };
    Long site = alert.rule().tenant() == null ? null : alert.rule().tenant().value();
    if (site == null && alert.places().size() == 1 && isSite(alert.places().get(0))) {
      site = alert.places().get(0).id();
    }
    if (site == null) {
      return origin.text() + (page.contains("/sso/") ? "/console/site/sites.xhtml" : page);
    }
    return origin.text() + page + "?site=" + site;
  }

  private String rulesLink(Alert alert) {
    return origin.text()
        + "/console/alert/alerts.xhtml"
        + (alert.rule().tenant() == null ? "" : "?site=" + alert.rule().tenant().value());
  }
}
