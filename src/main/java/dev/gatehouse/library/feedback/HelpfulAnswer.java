package dev.gatehouse.library.feedback;

import dev.gatehouse.tenant.TenantId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** What one reader says about one version of an article. */
@Entity
@Table(name = "helpful_answer")
public class HelpfulAnswer {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "helpful_answer")
  @SequenceGenerator(
      name = "helpful_answer",
      sequenceName = "helpful_answer_seq",
      allocationSize = 50)
  private Long id;

  @Column(name = "tenant_id")
  private long tenantId;

  @Column(name = "article_id")
  private long articleId;

  private int version;

  @Column(name = "reader_key")
  private String readerKey;

  private boolean helpful;
  private String sentence;

  @Column(name = "given_at")
  private Instant givenAt;

  protected HelpfulAnswer() {}

  HelpfulAnswer(TenantId tenant, long articleId, int version, String readerKey) {
    this.tenantId = tenant.value();
    this.articleId = articleId;
    this.version = version;
    this.readerKey = readerKey;
  }

  /**
   * Takes the reader's latest word. Without a sentence, the one from before stays as long as they
   * do not change their mind.
   *
   * @param said a sentence, or {@code null}
   */
  void give(boolean isHelpful, String said, Instant now) {
    if (said != null || isHelpful != helpful) {
      sentence = said;
    }
    helpful = isHelpful;
    givenAt = now;
  }

  public TenantId tenantId() {
    return new TenantId(tenantId);
  }

  public Long getId() {
    return id;
  }

  public long getArticleId() {
    return articleId;
  }

  /** The version's number in the article's history. */
  public int getVersion() {
    return version;
  }

  public boolean isHelpful() {
    return helpful;
  }

  /** What was missing, in the reader's words; plain text, or {@code null}. */
  public String getSentence() {
    return sentence;
  }

  public Instant getGivenAt() {
    return givenAt;
  }
}
