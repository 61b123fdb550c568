package dev.gatehouse.administration.insight;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.list.CsvFile;
import dev.gatehouse.library.miss.MissedSearch;
import java.util.List;

/** What readers look for, as the admin API and files show it. */
public final class InsightExport {
  public static final CsvFile<MissedSearch> SEARCHES =
      CsvFile.of(List.of("words", "times", "lastDay"), InsightExport::show);

  public static final CsvFile<ArticleInsight> ARTICLES =
      CsvFile.of(
          List.of(
              "id",
              "title",
              "published",
              "createdAt",
              "views",
              "viewsBefore",
              "helpfulYes",
              "helpfulNo"),
          InsightExport::show);

  private InsightExport() {}

  public static Snapshot show(MissedSearch search) {
    return new Snapshot()
        .with("words", search.words())
        .with("times", search.times())
        .with("lastDay", search.lastDay().toString());
  }

  public static Snapshot show(ArticleInsight article) {
    return new Snapshot()
        .with("id", article.card().id())
        .with("title", article.card().title())
        .with("published", article.card().published())
        .with("createdAt", article.card().createdAt())
        .with("views", article.views())
        .with("viewsBefore", article.viewsBefore())
        .with("helpfulYes", article.helpfulYes())
        .with("helpfulNo", article.helpfulNo());
  }
}
