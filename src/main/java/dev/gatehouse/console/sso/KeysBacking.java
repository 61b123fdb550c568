package dev.gatehouse.console.sso;

import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.sso.KeyChanges;
import dev.gatehouse.administration.sso.KeyOrder;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FieldErrors;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.ConnectionKeys;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.token.KeyUse;
import dev.gatehouse.token.PublicAlgorithm;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.primefaces.PrimeFaces;

/**
 * The signing keys of the connection in view. Request scope keeps a secret that was typed or
 * generated out of every state that outlives the response.
 */
@Named("keys")
@RequestScoped
public class KeysBacking {
  private static final String OWN_TIME = "own";
  private static final int HOUR = 3600;
  private static final int MOST_HOURS = 8760;

  @Inject SiteInView site;
  @Inject ConnectionBacking connection;
  @Inject SigningKeys signingKeys;
  @Inject KeyUse keyUse;
  @Inject KeyChanges changes;
  @Inject Rules rules;
  @Inject FieldErrors errors;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;
  @Inject Clock clock;

  /**
   * A signing key without its secret.
   *
   * @param state {@code active}, {@code retiring} or {@code ended}
   */
  public record KeyLine(
      long id, String kid, Instant createdAt, Instant lastUsedAt, Instant retiresAt, String state) {

    static KeyLine of(SigningKey key, Instant now) {
      return new KeyLine(
          key.getId(),
          key.getKid(),
          key.getCreatedAt(),
          key.getLastUsedAt(),
          key.getRetiresAt(),
          key.getRetiresAt() == null ? "active" : key.isActive(now) ? "retiring" : "ended");
    }

    /** The colour of its state. */
    public String tone() {
      return switch (state) {
        case "active" -> "good";
        case "retiring" -> "warn";
        default -> "";
      };
    }

    /** Whether its signatures are accepted. */
    public boolean counts() {
      return !state.equals("ended");
    }
  }

  private List<KeyLine> all;
  private String origin;
  private String secret;
  private String publicKey;
  private String kid;
  private String keep = "0";
  private String hours;
  private String shown;
  private String warning;

  public List<KeyLine> getAll() {
    if (all == null) {
      Instant now = clock.instant();
      all = read().stream().map(key -> KeyLine.of(key, now)).toList();
    }
    return all;
  }

  /** The newest first. */
  private List<SigningKey> read() {
    // Key use is written down from time to time; the page shows it as of now.
    keyUse.flush();
    return signingKeys.of(site.id(), connection.getId()).stream()
        .sorted(Comparator.comparing(SigningKey::getId).reversed())
        .toList();
  }

  /** Whether the connection has an active key, or the company publishes some. */
  public boolean isUsable() {
    return getAll().stream().anyMatch(KeyLine::counts) || isPublished();
  }

  /** Whether the company publishes keys at an address. */
  public boolean isPublished() {
    return ConnectionKeys.arePublished(connection.getStored());
  }

  /** Whether keys are public keys, which are pasted, and no secrets. */
  public boolean isPublic() {
    return !isGiven() && PublicAlgorithm.named(connection.getStored().getAlgorithm()).isPresent();
  }

  /** Whether secrets come from another server, so that Gatehouse generates none. */
  public boolean isGiven() {
    return connection.spoken().as(Ability.PublishesKeys.class).isPresent();
  }

  /** Adds the requested key, and shows its secret in this response. */
  public void add() {
    Optional<Integer> seconds = seconds();
    if (seconds.isEmpty()) {
      errors.add(new FieldError("hours", texts.of("sso", "key.hours.wrong")));
      return;
    }
    boolean own = getOrigin().equals("own") && !isPublic();
    if (own && secret == null) {
      errors.add(new FieldError("secret", texts.of("sso", "key.secret.missing")));
      return;
    }
    KeyOrder order = new KeyOrder();
    order.setSecret(own ? secret : null);
    order.setPublicKey(publicKey);
    order.setKid(kid);
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
    all = null;
    PrimeFaces.current().executeScript("PF('newKey').hide()");
    PrimeFaces.current().ajax().update("keys-section");
  }

  /** Seconds until the other keys expire; empty if the typed hours are not a valid number. */
  private Optional<Integer> seconds() {
    if (!keep.equals(OWN_TIME)) {
      return Optional.of(keep).filter(text -> text.matches("\\d{1,8}")).map(Integer::valueOf);
    }
    return Optional.ofNullable(hours)
        .filter(text -> text.matches("\\d{1,4}"))
        .map(Integer::valueOf)
        .filter(number -> number >= 1 && number <= MOST_HOURS)
        .map(number -> number * HOUR);
  }

  /** Ends a key at once. */
  public void end(long id) {
    long of = connection.getId();
    if (action.perform(actor -> changes.delete(actor, site.tenant(), of, id))) {
      all = null;
      Notices.done(texts.of("sso", "key.isEnded"));
    }
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
    return origin == null ? isGiven() ? "own" : "generate" : origin;
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

  public String getPublicKey() {
    return publicKey;
  }

  public void setPublicKey(String publicKey) {
    this.publicKey = publicKey;
  }

  public String getKid() {
    return kid;
  }

  public void setKid(String kid) {
    this.kid = kid;
  }

  public String getKeep() {
    return keep;
  }

  public void setKeep(String keep) {
    this.keep = keep == null ? "0" : keep;
  }

  public String getHours() {
    return hours;
  }

  public void setHours(String hours) {
    this.hours = hours;
  }
}
