package dev.gatehouse.tenant.logo;

import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A site's logo, in a table of its own: sites are read often and logos rarely. */
@Entity
@Table(name = "site_logo")
public class SiteLogo {
  /** The maximum size of a logo, in bytes. */
  public static final int MOST_BYTES = 100 * 1024;

  @Id
  @Column(name = "tenant_id")
  private long tenantId;

  @Column(name = "media_type")
  private String mediaType;

  private byte[] bytes;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected SiteLogo() {}

  SiteLogo(TenantId tenant) {
    this.tenantId = tenant.value();
  }

  void change(LogoType type, byte[] picture, Instant at) {
    mediaType = type.mediaType();
    bytes = picture.clone();
    changedAt = at;
  }

  public String getMediaType() {
    return mediaType;
  }

  public byte[] getBytes() {
    return bytes.clone();
  }

  public Instant getChangedAt() {
    return changedAt;
  }
}
