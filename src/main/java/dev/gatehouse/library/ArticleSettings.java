package dev.gatehouse.library;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gatehouse.library.markdown.Renderable;
import dev.gatehouse.storage.column.TextListColumn;
import dev.gatehouse.tenant.address.Alias;
import dev.gatehouse.tenant.address.OldPath;
import dev.gatehouse.tenant.rule.PlainText;
import dev.gatehouse.tenant.rule.ReadableText;
import dev.gatehouse.text.PersonText;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What an editor sets for an article: columns, rules, defaults and member names in one place. */
@Embeddable
public class ArticleSettings {
  @NotBlank(message = "is required")
  @ReadableText(max = PersonText.LONGEST_NAME)
  @JsonProperty
  private String title;

  @Size(max = 200, message = "must be at most 200 characters")
  @Pattern(
      regexp = "[a-z0-9]++(-[a-z0-9]++)*+",
      message = "must be lower-case letters and digits in words joined by hyphens")
  @JsonProperty
  private String slug;

  @Size(max = 2000, message = "must be at most 2000 characters")
  @PlainText
  @JsonProperty
  private String description;

  @NotNull(message = "must be Markdown text")
  @Size(max = 1_000_000, message = "must be at most 1000000 characters")
  @Pattern(
      regexp = "[[^\\p{Cntrl}\\p{Cs}]\\t\\r\\n]*+",
      message = "must be text without control characters other than tabs and line breaks")
  @Renderable(max = 1_000_000)
  @JsonProperty
  private String body = "";

  @Column(name = "category_id")
  @JsonProperty
  private Long categoryId;

  @Min(value = 0, message = "must be 0 to 1000000")
  @Max(value = Positions.LAST, message = "must be 0 to 1000000")
  @Column(updatable = false)
  @JsonProperty
  private Integer position;

  @Valid @Embedded @JsonUnwrapped private ArticleLanguage language = new ArticleLanguage();

  @NotNull(message = "must be a list of tags")
  @Size(max = 30, message = "must be at most 30 tags")
  @Convert(converter = TextListColumn.class)
  @JsonProperty
  private List<@NotBlank(message = "must be tags") @ReadableText(max = 100) String> tags =
      new ArrayList<>();

  @NotNull(message = "must be a list of group ids")
  @Size(max = 100, message = "must be at most 100 groups")
  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "article_group", joinColumns = @JoinColumn(name = "article_id"))
  @Column(name = "group_id")
  @JsonProperty
  private Set<@NotNull(message = "must be group ids") String> groups = new TreeSet<>();

  @JsonProperty private boolean visitors;

  @Column(name = "is_private")
  @JsonProperty("private")
  private boolean signedInOnly;

  @Column(name = "is_published")
  @JsonProperty
  private boolean published = true;

  @JsonProperty private boolean reauthenticate;

  @NotNull(message = "must be a list of paths")
  @Size(max = OldPath.MOST, message = "must be at most 30 paths")
  @Convert(converter = TextListColumn.class)
  @JsonProperty
  private List<@NotNull(message = "must be paths") @Alias String> aliases = new ArrayList<>();

  /** A copy that can be changed without changing these settings. */
  public ArticleSettings copy() {
    ArticleSettings copy = new ArticleSettings();
    copy.title = title;
    copy.slug = slug;
    copy.description = description;
    copy.body = body;
    copy.categoryId = categoryId;
    copy.position = position;
    copy.language = getLanguage().copy();
    copy.tags = new ArrayList<>(tags);
    copy.groups = new TreeSet<>(groups);
    copy.visitors = visitors;
    copy.signedInOnly = signedInOnly;
    copy.published = published;
    copy.reauthenticate = reauthenticate;
    copy.aliases = new ArrayList<>(aliases);
    return copy;
  }

  public void completeSlug() {
    if (slug == null) {
      slug = Slug.of(title, "article");
    }
  }

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title == null ? null : PersonText.trimmed(title);
  }

  /** The readable part of the address; derived from the title when absent. */
  public String getSlug() {
    return slug;
  }

  public void setSlug(String slug) {
    this.slug = slug;
  }

  public String getDescription() {
    return description;
  }

  public void setDescription(String description) {
    this.description = description;
  }

  public String getBody() {
    return body;
  }

  public void setBody(String body) {
    this.body = body;
  }

  /** The article's category, whose rules hold for the article too; {@code null} for none. */
  public Long getCategoryId() {
    return categoryId;
  }

  public void setCategoryId(Long categoryId) {
    this.categoryId = categoryId;
  }

  public Integer getPosition() {
    return position;
  }

  public void setPosition(Integer position) {
    this.position = position;
  }

  /** A stored one without any value is read as {@code null}. */
  public ArticleLanguage getLanguage() {
    return language == null ? new ArticleLanguage() : language;
  }

  public List<String> getTags() {
    return tags;
  }

  public void setTags(List<String> tags) {
    this.tags = tags;
  }

  /** Ids of the groups whose members alone see the article; empty for all readers. */
  public Set<String> getGroups() {
    return groups;
  }

  public void setGroups(Set<String> groups) {
    this.groups = groups;
  }

  /** Whether visitors see it. */
  public boolean isVisitors() {
    return visitors;
  }

  public void setVisitors(boolean visitors) {
    this.visitors = visitors;
  }

  /** Whether only readers who are signed in see it, even on a public site. */
  public boolean isSignedInOnly() {
    return signedInOnly;
  }

  public void setSignedInOnly(boolean signedInOnly) {
    this.signedInOnly = signedInOnly;
  }

  /** Whether readers see it at all. */
  public boolean isPublished() {
    return published;
  }

  public void setPublished(boolean published) {
    this.published = published;
  }

  /** Whether only readers see it who signed in a short time ago. */
  public boolean isReauthenticate() {
    return reauthenticate;
  }

  public void setReauthenticate(boolean reauthenticate) {
    this.reauthenticate = reauthenticate;
  }

  /** Paths at which the article was before, see {@link OldPath}. */
  public List<String> getAliases() {
    return aliases;
  }

  public void setAliases(List<String> aliases) {
    this.aliases = OldPath.allOf(aliases);
  }
}
