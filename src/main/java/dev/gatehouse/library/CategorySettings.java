package dev.gatehouse.library;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
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

/** What an editor sets for a category: columns, rules, defaults and member names in one place. */
@Embeddable
public class CategorySettings {
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

  @Column(name = "parent_id")
  @JsonProperty
  private Long parentId;

  @Min(value = 0, message = "must be 0 to 1000000")
  @Max(value = Positions.LAST, message = "must be 0 to 1000000")
  @Column(updatable = false)
  @JsonProperty
  private Integer position;

  @NotNull(message = "must be a list of group ids")
  @Size(max = 100, message = "must be at most 100 groups")
  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "category_group", joinColumns = @JoinColumn(name = "category_id"))
  @Column(name = "group_id")
  @JsonProperty
  private Set<@NotNull(message = "must be group ids") String> groups = new TreeSet<>();

  @JsonProperty private boolean visitors;

  @NotNull(message = "must be a list of paths")
  @Size(max = OldPath.MOST, message = "must be at most 30 paths")
  @Convert(converter = TextListColumn.class)
  @JsonProperty
  private List<@NotNull(message = "must be paths") @Alias String> aliases = new ArrayList<>();

  /** A copy that can be changed without changing these settings. */
  public CategorySettings copy() {
    CategorySettings copy = new CategorySettings();
    copy.title = title;
    copy.slug = slug;
    copy.description = description;
    copy.parentId = parentId;
    copy.position = position;
    copy.groups = new TreeSet<>(groups);
    copy.visitors = visitors;
    copy.aliases = new ArrayList<>(aliases);
    return copy;
  }

  public void completeSlug() {
    if (slug == null) {
      slug = Slug.of(title, "category");
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

  /** The category around this one, whose rules hold here too; {@code null} at the top. */
  public Long getParentId() {
    return parentId;
  }

  public void setParentId(Long parentId) {
    this.parentId = parentId;
  }

  /**
   * Where it is among the things of its category; {@code null} is after all that have a position,
   * then by id. Only {@link Positions} changes it once it is stored, so that saving a text does not
   * undo an order, nor ordering make an open text stale.
   */
  public Integer getPosition() {
    return position;
  }

  public void setPosition(Integer position) {
    this.position = position;
  }

  /** Ids of the groups whose members alone see the category; empty for all readers. */
  public Set<String> getGroups() {
    return groups;
  }

  public void setGroups(Set<String> groups) {
    this.groups = groups;
  }

  /** Whether visitors see its articles. */
  public boolean isVisitors() {
    return visitors;
  }

  public void setVisitors(boolean visitors) {
    this.visitors = visitors;
  }

  /** Paths at which the category was before, see {@link OldPath}. */
  public List<String> getAliases() {
    return aliases;
  }

  public void setAliases(List<String> aliases) {
    this.aliases = OldPath.allOf(aliases);
  }
}
