package dev.gatehouse.library;

import dev.gatehouse.library.file.FileAddress;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.TenantOwned;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** An article of a help center. */
@Entity
public class Article extends TenantOwned {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "article")
  @SequenceGenerator(name = "article", sequenceName = "article_seq", allocationSize = 50)
  private Long id;

  @Version private long version;
  @Embedded private ArticleSettings settings;

  @Column(name = "updated_at")
  private Instant updatedAt;

  /** The hashes of the files whose addresses are in the text, whether or not they exist. */
  @ElementCollection
  @CollectionTable(name = "article_file", joinColumns = @JoinColumn(name = "article_id"))
  @Column(name = "hash")
  private Set<String> files = new TreeSet<>();

  protected Article() {}

  Article(TenantId tenant, ArticleSettings settings, Instant createdAt) {
    super(tenant, createdAt);
    this.updatedAt = createdAt;
    change(settings);
  }

  /** Replaces all settings. */
  public final void change(ArticleSettings newSettings) {
    newSettings.completeSlug();
    settings = newSettings;
    noteFiles();
  }

  void savedAt(Instant time) {
    updatedAt = time;
    noteFiles();
  }

  private void noteFiles() {
    files = new TreeSet<>(FileAddress.in(settings.getBody()));
  }

  public Long getId() {
    return id;
  }

  public long getVersion() {
    return version;
  }

  public ArticleSettings getSettings() {
    return settings;
  }

  public Instant getUpdatedAt() {
    return updatedAt;
  }
}
