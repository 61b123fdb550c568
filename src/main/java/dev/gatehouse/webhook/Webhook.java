package dev.gatehouse.webhook;

import dev.gatehouse.tenant.ScopeOwned;
import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A receiver of signed messages, of a site or of the platform. */
@Entity
@Table(name = "webhook")
public class Webhook extends ScopeOwned<WebhookSettings> {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "webhook")
  @SequenceGenerator(name = "webhook", sequenceName = "webhook_seq", allocationSize = 50)
  private Long id;

  @Embedded private WebhookSettings settings;

  @Column(name = "own_network")
  private boolean ownNetwork;

  @Column(name = "sealed_secret")
  private String sealedSecret;

  @Column(name = "sealed_previous")
  private String sealedPrevious;

  @Column(name = "previous_until")
  private Instant previousUntil;

  protected Webhook() {}

  Webhook(TenantId tenant, WebhookSettings settings, boolean ownNetwork, Instant createdAt) {
    super(tenant, createdAt);
    this.ownNetwork = ownNetwork;
    this.settings = settings;
  }

  @Override
  public Long getId() {
    return id;
  }

  @Override
  public WebhookSettings getSettings() {
    return settings;
  }

  void setSettings(WebhookSettings settings) {
    this.settings = settings;
  }

  /** Whether a platform administrator chose the URL, which may be in a network of ours then. */
  boolean isOwnNetwork() {
    return ownNetwork;
  }

  void setOwnNetwork(boolean ownNetwork) {
    this.ownNetwork = ownNetwork;
  }

  /** Until when the secret before the last rotation signs as well, or {@code null}. */
  public Instant getPreviousUntil() {
    return previousUntil;
  }

  String getSealedSecret() {
    return sealedSecret;
  }

  String getSealedPrevious() {
    return sealedPrevious;
  }

  /** Takes a sealed secret; the one before signs as well until a time. */
  void rotate(String sealed, Instant until) {
    sealedPrevious = until == null ? null : sealedSecret;
    previousUntil = until;
    sealedSecret = sealed;
  }

  void seal(String secret, String previous) {
    sealedSecret = secret;
    sealedPrevious = previous;
  }

  /** What its secrets are sealed for. */
  String context() {
    return "webhook " + id;
  }
}
