package dev.gatehouse.library.version;

import dev.gatehouse.library.Article;
import dev.gatehouse.library.version.ArticleVersion.State;
import dev.gatehouse.tenant.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** The Markdown of one or more consecutive versions of an article. */
@Entity
@Table(name = "article_text")
class ArticleText extends TenantOwned {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "article_text")
  @SequenceGenerator(name = "article_text", sequenceName = "article_text_seq", allocationSize = 50)
  private Long id;

  @Column(name = "article_id")
  private long articleId;

  private int number;
  private String body;

  protected ArticleText() {}

  /**
   * @param number the first version with this text
   */
  ArticleText(Article article, int number, State state) {
    super(article.tenantId(), state.savedAt());
    this.articleId = article.getId();
    this.number = number;
    this.body = state.body();
  }
}
