package dev.gatehouse.console.sso;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.sso.ComparisonOrder;
import dev.gatehouse.administration.sso.KeyComparison;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FieldErrors;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.SiteInView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** "Is this my key?": what is pasted is in this request only. */
@Named("compare")
@RequestScoped
public class CompareBacking {
  private static final String BUNDLE = "sso";

  @Inject SiteInView site;
  @Inject ConnectionBacking connection;
  @Inject KeyComparison comparison;
  @Inject Rules rules;
  @Inject FormAction action;
  @Inject FieldErrors errors;
  @Inject ConsoleTexts texts;

  private String key;
  private List<Line> matches;

  /**
   * A key that was recognized.
   *
   * @param slip what tells it from the pasted text, or {@code null}
   * @param href the page of another connection that has it, or {@code null}
   */
  public record Line(String text, boolean active, String slip, String href) {}

  public void run() {
    ComparisonOrder order = new ComparisonOrder();
    order.setKey(key);
    Objections objections = new Objections();
    rules
        .check(order)
        .errors()
        .forEach(error -> objections.objectOnce("comparedKey", error.message()));
    if (!objections.errors().isEmpty()) {
      objections.errors().forEach(errors::add);
      return;
    }
    long with = connection.getId();
    action
        .get(actor -> comparison.compare(actor, site.tenant(), with, order, new Objections()))
        .ifPresent(found -> matches = found.stream().map(this::line).toList());
  }

  private Line line(KeyComparison.Match match) {
    boolean here = match.connectionId() == connection.getId();
    String kind = (here ? "compare.own." : "compare.other.") + (match.active() ? "on" : "off");
    return new Line(
        texts.of(
            BUNDLE,
            kind,
            String.valueOf(match.keyId()),
            String.valueOf(match.connectionId()),
            match.site().toString()),
        match.active(),
        match.slip().map(slip -> texts.of(BUNDLE, "compare.slip." + slip.text())).orElse(null),
        here
            ? null
            : "/console/sso/connection.xhtml?site=" + match.site() + "&id=" + match.connectionId());
  }

  /** Whether this request compared. */
  public boolean isDone() {
    return matches != null;
  }

  public List<Line> getMatches() {
    return matches;
  }

  /** Always {@code null}, so that no page shows it again. */
  public String getKey() {
    return null;
  }

  public void setKey(String key) {
    this.key = key;
  }
}
