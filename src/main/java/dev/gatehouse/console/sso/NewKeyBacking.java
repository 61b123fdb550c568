package dev.gatehouse.console.sso;

import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.sso.KeyChanges;
import dev.gatehouse.administration.sso.KeyOrder;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FieldErrors;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.SiteInView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.primefaces.PrimeFaces;

/**
 * The dialog that adds a key. Request scope keeps a secret that was typed or generated out of every
 * state that outlives the response.
 */
@Named("newKey")
@RequestScoped
public class NewKeyBacking {
  private static final String OWN_TIME = "own";

  /** What the dialog suggests: time to change the backend, which nobody notices. */
  private static final String DAY = "86400";

  private static final String AT_ONCE = "0";
  private static final int HOUR = 3600;
  private static final int MOST_HOURS = 8760;

  /** What shows the new key, and whether there is one. */
  private static final List<String> SHOWING =
      List.of("fresh", "setup-key", "key-field", "keys-section");

  @Inject SiteInView site;
  @Inject ConnectionBacking connection;
  @Inject KeysBacking keys;
  @Inject KeyChanges changes;
  @Inject Rules rules;
  @Inject FieldErrors errors;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private final KeyOrder order = new KeyOrder();
  private String origin;
  private String secret;
  private String keep = DAY;
  private String hours;
  private String shown;
  private String warning;

  /** Adds the requested key, and shows its secret in this response. */
  public void add() {
    Optional<Integer> seconds = seconds();
    if (seconds.isEmpty()) {
      errors.add(new FieldError("hours", texts.of("sso", "key.hours.wrong")));
      return;
    }
    boolean own = getOrigin().equals("own") && !keys.isPublic();
    if (own && secret == null) {
      errors.add(new FieldError("secret", texts.of("sso", "key.secret.missing")));
      return;
    }
    order.setSecret(own ? secret : null);
    order.setRetireOthersAfterSeconds(seconds.get());
    long to = connection.getId();
    action
        .get(
            actor -> {
              Objections objections = rules.check(order);
              return changes.add(actor, site.tenant(), to, order, objections);
            })
        .ifPresent(this::added);
  }

  private void added(KeyChanges.Added added) {
    shown = added.secret();
    warning = added.warning().orElse(null);
    keys.forget();
    PrimeFaces.current().executeScript("PF('newKey').hide()");
    PrimeFaces.current().ajax().update(SHOWING);
  }

  /** Seconds until the other keys expire; empty if the typed hours are not a valid number. */
  private Optional<Integer> seconds() {
    if (keys.getCurrent() == null) {
      return Optional.of(0);
    }
    if (!keep.equals(OWN_TIME)) {
      return Optional.of(keep).filter(text -> text.matches("\\d{1,8}")).map(Integer::valueOf);
    }
    return Optional.ofNullable(hours)
        .filter(text -> text.matches("\\d{1,4}"))
        .map(Integer::valueOf)
        .filter(number -> number >= 1 && number <= MOST_HOURS)
        .map(number -> number * HOUR);
  }

  /** The secret that this request added. */
  public String getShown() {
    return shown;
  }

  /** What the operator should know of the key that this request added, or {@code null}. */
  public String getWarning() {
    return warning;
  }

  public String getOrigin() {
    return origin == null ? keys.isGiven() ? "own" : "generate" : origin;
  }

  public void setOrigin(String origin) {
    this.origin = origin == null ? "generate" : origin;
  }

  /** Always {@code null}, so that no page shows the secret again. */
  public String getSecret() {
    return null;
  }

  public void setSecret(String secret) {
    this.secret = secret;
  }

  /** The public key and the name of the key; the secret is set apart, since no page shows it. */
  public KeyOrder getOrder() {
    return order;
  }

  public String getKeep() {
    return keep;
  }

  public void setKeep(String keep) {
    this.keep = keep == null ? AT_ONCE : keep;
  }

  public String getHours() {
    return hours;
  }

  public void setHours(String hours) {
    this.hours = hours;
  }
}
