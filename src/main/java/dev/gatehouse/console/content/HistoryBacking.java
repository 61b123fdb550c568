package dev.gatehouse.console.content;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.content.ArticleChanges;
import dev.gatehouse.administration.content.ArticleHistory;
import dev.gatehouse.administration.content.TextDifference.Line;
import dev.gatehouse.administration.content.VersionComparison;
import dev.gatehouse.administration.content.VersionComparison.ChangedMember;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.library.Article;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.library.version.ArticleVersion;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The versions of an article: compares two, and restores one. */
@Named("articleHistory")
@ViewScoped
public class HistoryBacking implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int PAGE = 20;

  @Inject SiteInView site;
  @Inject CurrentOperator current;
  @Inject Articles articles;
  @Inject Catalogues catalogues;
  @Inject ArticleHistory history;
  @Inject ArticleChanges changes;
  @Inject GroupNamesBacking groups;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private String id;
  private String from;
  private String to;
  private String before;
  private long article;
  private String title;
  private long version;
  private int newest;
  private transient List<ArticleVersion> versions = List.of();
  private transient VersionComparison comparison;

  /** A member that differs between the two versions, in words. */
  public record Difference(String member, String before, String after) {}

  /**
   * Reads the article in the address, and compares the two versions that the address names or else
   * the newest ones.
   *
   * @throws Missing if there is no such article or version
   */
  public void load() {
    article = number(id, 18).orElseThrow(Missing::new);
    Article found = articles.find(site.id(), article).orElseThrow(Missing::new);
    title = found.getSettings().getTitle();
    version = found.getVersion();
    newest = read(Integer.MAX_VALUE, 1).stream().mapToInt(ArticleVersion::getNumber).sum();
    versions = read(number(before).orElse(Integer.MAX_VALUE), PAGE + 1);
    to = String.valueOf(number(to).orElse(newest));
    from = String.valueOf(number(from).orElse(number(to).orElseThrow() - 1));
    if (isCompared()) {
      comparison();
    }
  }

  private static Optional<Integer> number(String typed) {
    return number(typed, 9).map(Long::intValue);
  }

  /** A number of an address; empty if the address has none, and {@link Missing} if it is none. */
  private static Optional<Long> number(String typed, int digits) {
    if (typed == null || typed.isEmpty()) {
      return Optional.empty();
    }
    if (!typed.matches("\\d{1," + digits + "}")) {
      throw new Missing();
    }
    return Optional.of(Long.valueOf(typed));
  }

  private VersionComparison comparison() {
    if (comparison == null) {
      comparison =
          history.compare(
              current.actor(),
              site.id(),
              article,
              number(from).orElseThrow(),
              number(to).orElseThrow());
    }
    return comparison;
  }

  private List<ArticleVersion> read(int number, int limit) {
    return history.before(current.actor(), site.id(), article, number, limit);
  }

  /** Gives the article the content of a version, unless somebody saved it in the meantime. */
  public void restore(int number) {
    if (action.perform(
        actor ->
            changes.restore(actor, site.tenant(), article, Expectation.version(version), number))) {
      Notices.done(texts.of("content", "history.restored", number));
      Redirects.to("/console/content/article.xhtml?site=" + site.getNumber() + "&id=" + article);
    }
  }

  /** Whether no version before this one is kept. */
  public boolean isOldest(ArticleVersion one) {
    return one.equals(versions.get(versions.size() - 1));
  }

  public String restoreLabel(int number) {
    return texts.of("content", "history.restore", number);
  }

  /** The versions of this page, the newest first. */
  public List<ArticleVersion> getVersions() {
    return versions.subList(0, Math.min(PAGE, versions.size()));
  }

  /** Where older versions are listed, or {@code null} if there are none. */
  public String getOlder() {
    return versions.size() <= PAGE
        ? null
        : page() + "&before=" + versions.get(PAGE - 1).getNumber();
  }

  /** Where the newest versions are listed, or {@code null} on that page. */
  public String getNewer() {
    return number(before).isEmpty() ? null : page();
  }

  private String page() {
    return "/console/content/history.xhtml?site=" + site.getNumber() + "&id=" + article;
  }

  /** What a save changed, in words. */
  public String changed(ArticleVersion one) {
    if (one.getRestored() != null) {
      return texts.of("content", "history.restores", one.getRestored());
    }
    if (one.getChanged().isEmpty()) {
      return texts.of("content", one.getSavedBy() == null ? "history.earlier" : "history.created");
    }
    return one.getChanged().stream().map(this::label).collect(Collectors.joining(", "));
  }

  private String label(String member) {
    return texts.find("content", "article." + member + ".label").orElse(member);
  }

  /** Whether two versions are compared. */
  public boolean isCompared() {
    return newest > 1;
  }

  public boolean isEqual() {
    return comparison().isEmpty();
  }

  /** The members that differ, except the text. */
  public List<Difference> getMembers() {
    return comparison().members().stream().map(this::shown).toList();
  }

  private Difference shown(ChangedMember changed) {
    String name = changed.name();
    return new Difference(label(name), shown(name, changed.before()), shown(name, changed.after()));
  }

  private String shown(String name, Object value) {
    if (value instanceof List<?> list) {
      List<String> all = list.stream().map(String::valueOf).toList();
      return String.join(", ", name.equals("groups") ? groups.names(all) : all);
    }
    if (value instanceof Boolean flag) {
      return texts.of("content", flag ? "history.yes" : "history.no");
    }
    if (name.equals("categoryId") && value instanceof Long category) {
      return catalogues
          .everything(site.id())
          .category(category)
          .map(CategoryCard::title)
          .orElse("#" + category);
    }
    return value == null ? "" : String.valueOf(value);
  }

  /** The lines of the texts that differ, with some around them. */
  public List<Line> getLines() {
    return comparison().text().lines();
  }

  public String getTitle() {
    return title;
  }

  /** The number of the newest version, which is what the article is now. */
  public int getNewest() {
    return newest;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getFrom() {
    return from;
  }

  public void setFrom(String from) {
    this.from = from;
  }

  public String getTo() {
    return to;
  }

  public void setTo(String to) {
    this.to = to;
  }

  public String getBefore() {
    return before;
  }

  public void setBefore(String before) {
    this.before = before;
  }
}
