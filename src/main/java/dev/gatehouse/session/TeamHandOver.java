package dev.gatehouse.session;

import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * The hand-over of an operator, who signed in at the base host, to a site that they may read. It is
 * bound to the site and to the browser, and deleted when it is redeemed.
 */
@Entity
@Table(name = "team_hand_over")
class TeamHandOver {
  @Id
  @Column(name = "code_hash")
  private String codeHash;

  @Column(name = "tenant_id")
  private long tenantId;

  @Column(name = "operator_id")
  private long operatorId;

  private long epoch;

  @Column(name = "browser_hash")
  private String browserHash;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected TeamHandOver() {}

  TeamHandOver(
      String code, TenantId site, TeamHandOvers.Who who, String browserHash, Instant expiresAt) {
    this.codeHash = Fingerprint.of(code);
    this.tenantId = site.value();
    this.operatorId = who.operatorId();
    this.epoch = who.epoch();
    this.browserHash = browserHash;
    this.expiresAt = expiresAt;
  }

  TeamHandOvers.Who who() {
    return new TeamHandOvers.Who(operatorId, epoch);
  }
}
