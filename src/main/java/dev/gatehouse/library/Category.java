package dev.gatehouse.library;

import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;

/** A category of articles and of further categories. */
@Entity
public class Category extends TenantOwned {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "category")
  @SequenceGenerator(name = "category", sequenceName = "category_seq", allocationSize = 50)
  private Long id;

  @Version private long version;
  @Embedded private CategorySettings settings;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected Category() {}

  Category(TenantId tenant, CategorySettings settings, Instant createdAt) {
    super(tenant, createdAt);
    this.updatedAt = createdAt;
    change(settings);
  }

  /** Replaces all settings. */
  public final void change(CategorySettings newSettings) {
    newSettings.completeSlug();
    settings = newSettings;
  }

  void savedAt(Instant time) {
    updatedAt = time;
  }

  public Long getId() {
    return id;
  }

  public long getVersion() {
    return version;
  }

  public CategorySettings getSettings() {
    return settings;
  }

  public Instant getUpdatedAt() {
    return updatedAt;
  }
}
