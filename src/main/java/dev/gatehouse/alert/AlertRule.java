package dev.gatehouse.alert;

import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A rule of a site, or of the platform, which watches every site. */
@Entity
@Table(name = "alert_rule")
public class AlertRule {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "alertRule")
  @SequenceGenerator(name = "alertRule", sequenceName = "alert_rule_seq", allocationSize = 50)
  private Long id;

  @Column(name = "tenant_id")
  private Long tenantId;

  @Embedded private AlertRuleSettings settings;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  protected AlertRule() {}

  AlertRule(TenantId tenant, AlertRuleSettings settings, Instant createdAt) {
    this.tenantId = tenant == null ? null : tenant.value();
    this.settings = settings;
    this.createdAt = createdAt;
  }

  public Long getId() {
    return id;
  }

  /** {@code null} for one of the platform. */
  public TenantId tenant() {
    return tenantId == null ? null : new TenantId(tenantId);
  }

  public AlertRuleSettings getSettings() {
    return settings;
  }

  void setSettings(AlertRuleSettings settings) {
    this.settings = settings;
  }

  public Instant getCreatedAt() {
    return createdAt;
  }

  public long getVersion() {
    return version;
  }
}
