package dev.gatehouse.console.insight;

import dev.gatehouse.administration.insight.ArticleInsight;
import dev.gatehouse.administration.insight.Insights;
import dev.gatehouse.console.list.ListView;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Which articles were read most, or by nobody. */
@Named("readArticles")
@RequestScoped
public class ReadBacking {
  @Inject ReadRows rows;
  @Inject ShownDays days;
  @Inject Insights insights;

  private ListView<ArticleInsight> list;
  private List<ArticleInsight> all;

  @PostConstruct
  void read() {
    all = rows.all();
    list = ListView.of(rows.asked(), rows.found(all));
  }

  /** Whether the page shows what nobody read. */
  public boolean isNever() {
    return rows.isNever();
  }

  /** Whether the site has no published article. */
  public boolean isBare() {
    return all.isEmpty();
  }

  public ListView<ArticleInsight> getList() {
    return list;
  }

  public List<ArticleInsight> getRows() {
    return list.getRows();
  }

  public String getSought() {
    return rows.asked().search();
  }

  /** The views of all articles. */
  public long getViews() {
    return all.stream().mapToLong(ArticleInsight::views).sum();
  }

  /** The views of all articles in as many days before; {@code null} if they are not known. */
  public Long getViewsBefore() {
    return days.period().hasEarlier()
        ? all.stream()
            .map(ArticleInsight::viewsBefore)
            .filter(Objects::nonNull)
            .reduce(0L, Long::sum)
        : null;
  }

  /** Whether the page shows how much more or less was read than in the days before. */
  public boolean isCompared() {
    return !isNever() && getViewsBefore() != null && getViewsBefore() > 0;
  }

  public long getReadCount() {
    return all.stream().filter(ArticleInsight::isRead).count();
  }

  public long getNeverCount() {
    return all.stream().filter(ArticleInsight::isNeverRead).count();
  }

  /** Whether readers said of any article whether it was helpful. */
  public boolean isAnswered() {
    return !isNever() && all.stream().anyMatch(article -> article.answers() > 0);
  }

  public boolean isNew(ArticleInsight article) {
    return insights.isNew(article.card(), days.period());
  }

  /** How many views there are more or less, such as {@code +12 %}; empty if that says nothing. */
  public String change(long views, Long before) {
    return before == null || before == 0 || before == views
        ? ""
        : String.format(Locale.ENGLISH, "%+d %%", Math.round(100.0 * (views - before) / before));
  }
}
