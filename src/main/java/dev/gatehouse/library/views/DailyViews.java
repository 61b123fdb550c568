package dev.gatehouse.library.views;

import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;

/** How often an article was read on one day. */
@Entity
@Table(name = "article_view")
@IdClass(DailyViews.Key.class)
class DailyViews {
  @Column(name = "tenant_id")
  private long tenantId;

  @Id
  @Column(name = "article_id")
  private long articleId;

  @Id
  @Column(name = "read_on")
  private LocalDate day;

  private long views;

  protected DailyViews() {}

  DailyViews(TenantId tenant, long articleId, LocalDate day, long views) {
    this.tenantId = tenant.value();
    this.articleId = articleId;
    this.day = day;
    this.views = views;
  }

  /** The primary key. */
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    private long articleId;
    private LocalDate day;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.articleId == articleId && key.day.equals(day);
    }

    @Override
    public int hashCode() {
      return Objects.hash(articleId, day);
    }
  }
}
