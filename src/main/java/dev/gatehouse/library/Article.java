package dev.gatehouse.library;

import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;

/** An article of a help center. */
@Entity
public class Article {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "article")
  @SequenceGenerator(name = "article", sequenceName = "article_seq", allocationSize = 50)
  private Long id;

  @Column(name = "tenant_id")
  private long tenantId;

  @Version private long version;
  @Embedded private ArticleSettings settings;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected Article() {}

  Article(TenantId tenant, ArticleSettings settings, Instant createdAt) {
    this.tenantId = tenant.value();
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
    change(settings);
  }

  /** Replaces all settings. */
  public final void change(ArticleSettings newSettings) {
    newSettings.completeSlug();
    settings = newSettings;
  }

  void savedAt(Instant time) {
    updatedAt = time;
  }

  public Long getId() {
    return id;
  }

  public TenantId tenantId() {
    return new TenantId(tenantId);
  }

  public long getVersion() {
    return version;
  }

  public ArticleSettings getSettings() {
    return settings;
  }

  public Instant getCreatedAt() {
    return createdAt;
  }

  public Instant getUpdatedAt() {
    return updatedAt;
  }
}
