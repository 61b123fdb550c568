package dev.gatehouse.library.version;

import dev.gatehouse.library.Article;
import dev.gatehouse.storage.column.JsonObjectColumn;
import dev.gatehouse.storage.column.TextListColumn;
import dev.gatehouse.tenant.TenantOwned;
import dev.gatehouse.text.PersonText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An article as it was after a save, except its text, which is an {@link ArticleText}. */
@Entity
@Table(name = "article_version")
public class ArticleVersion extends TenantOwned {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "article_version")
  @SequenceGenerator(
      name = "article_version",
      sequenceName = "article_version_seq",
      allocationSize = 50)
  private Long id;

  @Column(name = "article_id")
  private long articleId;

  private int number;

  @Column(name = "saved_by")
  private String savedBy;

  @Column(name = "article_version")
  private long articleVersion;

  private Integer restored;

  @Column(name = "text_number")
  private int textNumber;

  private int characters;

  @Convert(converter = JsonObjectColumn.class)
  private Map<String, Object> members;

  @Convert(converter = TextListColumn.class)
  private List<String> changed;

  protected ArticleVersion() {}

  /**
   * @param textNumber the version from which on the text is as it is now
   */
  ArticleVersion(
      Article article,
      int number,
      Origin origin,
      State state,
      int textNumber,
      List<String> changed) {
    super(article.tenantId(), state.savedAt());
    this.articleId = article.getId();
    this.number = number;
    this.savedBy = origin.savedBy();
    this.restored = origin.restored();
    this.articleVersion = state.version();
    this.textNumber = textNumber;
    this.characters = PersonText.length(state.body());
    this.members = state.withoutBody();
    this.changed = changed;
  }

  /**
   * Where a version comes from.
   *
   * @param savedBy who saved it, as the audit trail names them; {@code null} if unknown
   * @param restored the number of the version that was restored, or {@code null}
   */
  public record Origin(String savedBy, Integer restored) {
    /** Of what was saved before versions were kept, or by a build that keeps none. */
    static final Origin UNKNOWN = new Origin(null, null);
  }

  /**
   * An article at one moment.
   *
   * @param version of the article's row
   * @param members all members by the admin API's names, the text included
   */
  public record State(long version, Instant savedAt, Map<String, Object> members) {
    static final String BODY = "body";

    public State(Article article, Map<String, Object> members) {
      this(article.getVersion(), article.getUpdatedAt(), members);
    }

    String body() {
      return (String) members.get(BODY);
    }

    private Map<String, Object> withoutBody() {
      Map<String, Object> rest = new LinkedHashMap<>(members);
      rest.remove(BODY);
      return rest;
    }

    /** Names of the members that are other ones in an earlier state. */
    List<String> changedSince(State earlier) {
      return members.keySet().stream()
          .filter(name -> !Objects.equals(members.get(name), earlier.members.get(name)))
          .toList();
    }
  }

  /** Takes the version of the article's row after a save that changed nothing. */
  void isAlso(State state) {
    articleVersion = state.version();
  }

  public long getArticleId() {
    return articleId;
  }

  /** Counts from 1 for each article. */
  public int getNumber() {
    return number;
  }

  /** Who saved it, as the audit trail names them; {@code null} if unknown. */
  public String getSavedBy() {
    return savedBy;
  }

  /** The version from which on the text is as it is in this one. */
  int getTextNumber() {
    return textNumber;
  }

  long getArticleVersion() {
    return articleVersion;
  }

  /** The number of the version that was restored, or {@code null}. */
  public Integer getRestored() {
    return restored;
  }

  /** The length of the text, in characters. */
  public int getCharacters() {
    return characters;
  }

  /** All members except the text, by the admin API's names. */
  public Map<String, Object> getMembers() {
    return members;
  }

  /** Names of the members that this save changed; empty for the first version. */
  public List<String> getChanged() {
    return changed;
  }
}
