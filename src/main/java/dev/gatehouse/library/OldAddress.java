package dev.gatehouse.library;

import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** An alias of an article or category, in the form in which aliases are compared. */
@Entity
@Table(name = "old_address")
@IdClass(OldAddress.Key.class)
class OldAddress {
  @Id
  @Column(name = "tenant_id")
  private long tenantId;

  @Id private String path;

  @Column(name = "article_id")
  private Long articleId;

  @Column(name = "category_id")
  private Long categoryId;

  protected OldAddress() {}

  OldAddress(TenantId tenant, String path, Place place) {
    this.tenantId = tenant.value();
    this.path = path;
    this.articleId = place.article() ? place.id() : null;
    this.categoryId = place.article() ? null : place.id();
  }

  Place place() {
    return articleId == null ? Place.category(categoryId) : Place.article(articleId);
  }

  /** The primary key. */
  static final class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    private long tenantId;
    private String path;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.tenantId == tenantId && key.path.equals(path);
    }

    @Override
    public int hashCode() {
      return Objects.hash(tenantId, path);
    }
  }
}
