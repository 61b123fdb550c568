package dev.gatehouse.tenant;

import dev.gatehouse.secret.Fingerprint;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;

/** One help center. Its connections, readers and articles are found by its {@link #tenantId()}. */
@Entity
public class Tenant {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "tenant")
  @SequenceGenerator(name = "tenant", sequenceName = "tenant_seq", allocationSize = 50)
  private Long id;

  @Version private long version;
  private long revision;
  @Embedded private SiteSettings settings;

  @Column(name = "widget_id")
  private String widgetId;

  @Column(name = "shared_password_hash")
  private String sharedPasswordHash;

  /**
   * Read-only here, since it is written in SQL together with the logo: saving settings that were
   * read earlier must not undo it.
   */
  @Column(name = "logo_hash", insertable = false, updatable = false)
  private String logoHash;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Tenant() {}

  Tenant(SiteSettings settings, Instant createdAt) {
    this.settings = settings;
    this.createdAt = createdAt;
    this.widgetId = Fingerprint.random(16);
  }

  /** Replaces all settings; the tenant's identity stays. */
  public void change(SiteSettings newSettings) {
    settings = newSettings;
  }

  public TenantId tenantId() {
    return new TenantId(id);
  }

  /** Raised by every change of the settings; the entity tag of the API resource. */
  public long getVersion() {
    return version;
  }

  /** Raised by every change of anything that nodes cache of this tenant. */
  public long getRevision() {
    return revision;
  }

  public SiteSettings getSettings() {
    return settings;
  }

  /**
   * The id by which the embedded widget names this site; public, since the customer's pages contain
   * it.
   */
  public String getWidgetId() {
    return widgetId;
  }

  /** PBKDF2 hash of the shared password, or {@code null}. */
  public String getSharedPasswordHash() {
    return sharedPasswordHash;
  }

  public void setSharedPasswordHash(String sharedPasswordHash) {
    this.sharedPasswordHash = sharedPasswordHash;
  }

  /** SHA-256 of the logo, or {@code null} without one. */
  public String getLogoHash() {
    return logoHash;
  }

  public Instant getCreatedAt() {
    return createdAt;
  }
}
