package dev.gatehouse.tenant.link;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The use of a link that can be used once. */
@Entity
@Table(name = "secret_link_opening")
class SecretLinkOpening {
  @Id
  @Column(name = "link_id")
  private long linkId;

  protected SecretLinkOpening() {}

  SecretLinkOpening(SecretLink link) {
    this.linkId = link.getId();
  }
}
