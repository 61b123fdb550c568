package dev.gatehouse.alert;

import dev.gatehouse.tenant.ScopeOwned;
import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** A rule of a site, or of the platform, which watches every site. */
@Entity
@Table(name = "alert_rule")
public class AlertRule extends ScopeOwned<AlertRuleSettings> {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "alertRule")
  @SequenceGenerator(name = "alertRule", sequenceName = "alert_rule_seq", allocationSize = 50)
  private Long id;

  @Embedded private AlertRuleSettings settings;

  protected AlertRule() {}

  AlertRule(TenantId tenant, AlertRuleSettings settings, Instant createdAt) {
    super(tenant, createdAt);
    this.settings = settings;
  }

  @Override
  public Long getId() {
    return id;
  }

  @Override
  public AlertRuleSettings getSettings() {
    return settings;
  }

  void setSettings(AlertRuleSettings settings) {
    this.settings = settings;
  }
}
