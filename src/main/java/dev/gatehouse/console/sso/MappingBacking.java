package dev.gatehouse.console.sso;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.JsonBody;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.sso.ConnectionChanges;
import dev.gatehouse.administration.sso.MappingOrder;
import dev.gatehouse.administration.sso.MappingTrial;
import dev.gatehouse.administration.sso.ReportOnlyChanges;
import dev.gatehouse.administration.sso.ReportOnlyOrder;
import dev.gatehouse.administration.sso.ReportableRules;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FieldErrors;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.mapping.ClaimMapping;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.ReportOnly;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The claim mapping of a connection while it is edited, and dry runs of what is typed. */
@Named("mapping")
@ViewScoped
public class MappingBacking implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SiteInView site;
  @Inject ConnectionInView inView;
  @Inject ConnectionChanges changes;
  @Inject ReportOnlyChanges reports;
  @Inject Protocols protocols;
  @Inject MappingTrial trial;
  @Inject FormAction action;
  @Inject FieldErrors errors;
  @Inject ConsoleTexts texts;

  private long version;
  private MappingDraft draft;
  private Instant reported;

  /** The rule in the form; -1 for a new one, {@code null} while the form is closed. */
  private Integer edited;

  private RuleForm form = new RuleForm();
  private String token = "";
  private String claims = "";
  private List<MappingTrial.Trial> trials;

  /** Reads the connection of the page's address. */
  public void load() {
    if (draft == null) {
      take(inView.read());
    }
  }

  private void take(Connection connection) {
    version = connection.getVersion();
    draft = new MappingDraft(connection.getSettings().getMapping());
    ReportOnly reports = connection.getReportOnly();
    reported = reports.members().contains("mapping") ? reports.getUntil() : null;
  }

  /** Opens the form for a new rule. */
  public void add() {
    edited = -1;
    form = new RuleForm();
  }

  public void edit(int index) {
    edited = index;
    form = RuleForm.of(draft.getRules().get(index));
  }

  public void cancel() {
    edited = null;
  }

  /** Takes the rule from its form, unless something in it is wrong. */
  public void keep() {
    List<FieldError> wrong = new ArrayList<>();
    Map<String, Object> rule = form.rule(wrong);
    ConnectionSettings alone = new ConnectionSettings();
    alone.setMapping(Map.of("rules", List.of(rule)));
    ClaimMapping.read(
        alone,
        (field, message) ->
            wrong.add(new FieldError(field.replaceFirst("mapping\\.rules\\[0]\\.?", ""), message)));
    wrong.forEach(errors::add);
    if (wrong.isEmpty()) {
      if (edited < 0) {
        draft.getRules().add(rule);
      } else {
        draft.getRules().set(edited, rule);
      }
      edited = null;
    }
  }

  /** Moves a rule by one place; its number says where it is now. */
  public void move(int index, int by) {
    int to = index + by;
    if (0 <= to && to < draft.getRules().size()) {
      Collections.swap(draft.getRules(), index, to);
    }
  }

  public void delete(int index) {
    draft.getRules().remove(index);
    edited = null;
  }

  /** Writes what was typed. */
  public void save() {
    Expectation read = Expectation.version(version);
    action
        .get(
            actor -> {
              Connection stored = inView.read();
              ConnectionSettings wanted = stored.getSettings().copy();
              wanted.setMapping(draft.typed());
              return changes.change(
                  actor, site.tenant(), inView.id(), read, wanted, new Objections());
            })
        .ifPresent(
            saved -> {
              take(saved);
              Notices.done(texts.get("saved"));
            });
  }

  /** Sets what was typed to report only, beside other rules that do. */
  public void report() {
    Expectation read = Expectation.version(version);
    action
        .get(
            actor -> {
              Connection stored = inView.read();
              ConnectionSettings wanted = stored.getReportOnly().over(stored.getSettings());
              wanted.setMapping(draft.typed());
              Map<String, Object> given =
                  ReportableRules.values(wanted, ReportableRules.members(protocols.of(stored)));
              return reports.start(
                  actor,
                  site.tenant(),
                  inView.id(),
                  read,
                  given,
                  new ReportOnlyOrder(),
                  new Objections());
            })
        .ifPresent(
            saved -> {
              Notices.done(texts.of("sso", "reportOnly.started"));
              Redirects.to(inView.address("report-only"));
            });
  }

  /** Tries what is typed, and saves nothing. */
  public void test() {
    trials =
        action
            .get(
                actor -> {
                  Objections objections = new Objections();
                  MappingOrder order = new MappingOrder();
                  order.setMapping(draft.typed());
                  order.setToken(token.isBlank() ? null : token);
                  order.setClaims(
                      claims.isBlank() ? null : JsonBody.typed("claims", claims, objections));
                  return trial.of(actor, site.tenant(), inView.id(), order, objections);
                })
            .orElse(null);
  }

  /** Each rule as a line, in their order. */
  public List<String> getLines() {
    ConnectionSettings shown = new ConnectionSettings();
    shown.setMapping(Map.of("rules", List.copyOf(draft.getRules())));
    return ClaimMapping.of(shown).lines();
  }

  /** The mapping as it is typed. */
  public MappingDraft getDraft() {
    return draft;
  }

  /** Until when another mapping only reports; {@code null} if none does. */
  public Instant getReported() {
    return reported;
  }

  public boolean isEditing() {
    return edited != null;
  }

  public RuleForm getForm() {
    return form;
  }

  public String getToken() {
    return token;
  }

  public void setToken(String token) {
    this.token = token == null ? "" : token;
  }

  public String getClaims() {
    return claims;
  }

  public void setClaims(String claims) {
    this.claims = claims == null ? "" : claims;
  }

  /** {@code null} until something was tried. */
  public List<MappingTrial.Trial> getTrials() {
    return trials;
  }
}
