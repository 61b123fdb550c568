package dev.gatehouse.console.operator;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.operator.GrantOrder;
import dev.gatehouse.administration.operator.OperatorChanges;
import dev.gatehouse.administration.operator.OperatorDirectory;
import dev.gatehouse.console.Carried;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.Difference;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.StaleForm;
import dev.gatehouse.operator.Operator;
import dev.gatehouse.operator.OperatorSettings;
import dev.gatehouse.operator.Rights;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;

/** One operator: profile, rights and access. */
@Named("operatorForm")
@ViewScoped
public class OperatorFormBacking implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String LIST = "/console/operator/operators.xhtml";
  private static final String PAGE = "/console/operator/operator.xhtml";

  @Inject OperatorChanges changes;
  @Inject OperatorDirectory directory;
  @Inject CurrentOperator current;
  @Inject GrantTexts grantTexts;
  @Inject InviteAction invitations;
  @Inject FormAction action;
  @Inject StaleForm staleForm;
  @Inject Rules rules;
  @Inject ConsoleTexts texts;

  private Long id;
  private long version;
  @Carried private HashMap<String, Object> opened;
  @Carried private HashMap<String, String> openedGrants;
  private transient OperatorSettings settings = new OperatorSettings();
  private transient OperatorDirectory.Entry entry;
  @Carried private GrantsEditor grants;
  private String link;

  /** Loads the operator in the page's address, or starts a new one. */
  public void load() {
    grants = grantTexts.editor(Rights.NONE);
    if (id != null) {
      take(changes.find(current.actor(), id));
    }
  }

  private void take(Operator operator) {
    version = operator.getVersion();
    settings = operator.getSettings().copy();
    opened = Difference.opened(settings);
    grants = grantTexts.editor(settings.rights());
    openedGrants = grants.chosen();
    entry = directory.find(current.actor(), operator.getId());
  }

  /** Creates the operator, or saves changes. */
  public void save() {
    List<GrantOrder> orders = grants.orders();
    if (id == null) {
      action
          .get(actor -> changes.create(actor, settings, orders, rules.check(settings)))
          .ifPresent(
              made -> {
                Notices.done(texts.of("operator", "operator.created", settings.getEmail()));
                Redirects.to(PAGE + "?id=" + made.getId());
              });
    } else {
      staleForm
          .save(
              actor ->
                  changes.change(
                      actor,
                      id,
                      Expectation.version(version),
                      settings,
                      orders,
                      rules.check(settings)),
              () -> changes.find(current.actor(), id))
          .ifPresent(this::follow);
    }
  }

  private void follow(StaleForm.Outcome<Operator> outcome) {
    if (outcome.stale()) {
      OperatorSettings theirs = outcome.stored().getSettings();
      HashMap<String, String> theirGrants = grantTexts.editor(theirs.rights()).chosen();
      staleForm.merge(OperatorSettings.class, opened, theirs, settings);
      grants.merge(openedGrants, theirGrants, grantTexts::site).forEach(staleForm::add);
      opened = Difference.opened(theirs);
      openedGrants = theirGrants;
      refresh();
    } else {
      take(outcome.stored());
      Notices.done(texts.get("saved"));
    }
  }

  /** Creates a link that lets the operator choose a password. */
  public void invite() {
    invitations
        .invite(id, settings.getEmail())
        .ifPresent(
            made -> {
              link = made;
              refresh();
            });
  }

  /** Confirms that the email address is the operator's own. */
  public void confirmEmail() {
    if (action.perform(actor -> changes.confirmEmail(actor, id))) {
      refresh();
      Notices.done(texts.of("operator", "operator.confirm.done"));
    }
  }

  public void resetSecondFactor() {
    if (action.perform(actor -> changes.resetSecondFactor(actor, id))) {
      refresh();
      Notices.done(texts.of("operator", "operator.reset.done"));
    }
  }

  public void delete() {
    String email = settings.getEmail();
    if (action.perform(actor -> changes.delete(actor, id, Expectation.version(version)))) {
      Notices.done(texts.of("operator", "operator.deleted", email));
      Redirects.to(LIST);
    }
  }

  /** Reloads the operator's status, but not what is being typed. */
  private void refresh() {
    entry = directory.find(current.actor(), id);
    version = entry.operator().getVersion();
  }

  public boolean isSelf() {
    return id != null && id == current.account().id();
  }

  public Long getId() {
    return id;
  }

  public void setId(Long id) {
    this.id = id;
  }

  public OperatorSettings getSettings() {
    return settings;
  }

  /** The operator's status, or {@code null} for a new one. */
  public OperatorDirectory.Entry getEntry() {
    return entry;
  }

  public GrantsEditor getGrants() {
    return grants;
  }

  /** The link that this request created. */
  public String getLink() {
    return link;
  }
}
