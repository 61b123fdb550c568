package dev.gatehouse.session;

import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A sign-in that waits for the reader's answer in the browser that has its ticket. */
@Entity
@Table(name = "held_sign_in")
class HeldSignIn {
  @Id
  @Column(name = "ticket_hash")
  private String ticketHash;

  @Column(name = "tenant_id")
  private long tenantId;

  @Column(name = "sender_hash")
  private String senderHash;

  private String sealed;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected HeldSignIn() {}

  HeldSignIn(
      TenantId site, String ticketHash, String senderHash, String sealed, Instant expiresAt) {
    this.ticketHash = ticketHash;
    this.tenantId = site.value();
    this.senderHash = senderHash;
    this.sealed = sealed;
    this.expiresAt = expiresAt;
  }

  String ticketHash() {
    return ticketHash;
  }

  String sealed() {
    return sealed;
  }
}
