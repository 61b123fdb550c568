package dev.gatehouse.administration.content;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.list.CsvFile;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.ArticleSettings;
import java.util.Set;

/** Articles as files show them: without their texts, which are in a site's file. */
public final class ArticleExport {
  public static final CsvFile<ArticleCard> CSV =
      CsvFile.of(
          CsvFile.columns(ArticleSettings.class, Set.of("body"), "createdAt", "updatedAt"),
          ArticleExport::show);

  private ArticleExport() {}

  private static Snapshot show(ArticleCard card) {
    return new Snapshot()
        .with("id", card.id())
        .with("title", card.title())
        .with("slug", card.slug())
        .with("description", card.description())
        .with("categoryId", card.categoryId())
        .with("position", card.position())
        .with("lang", card.lang())
        .with("dir", card.dir())
        .with("tags", card.tags())
        .with("groups", card.groups())
        .with("visitors", card.visitors())
        .with("private", card.signedInOnly())
        .with("published", card.published())
        .with("reauthenticate", card.reauthenticate())
        .with("aliases", card.aliases())
        .with("createdAt", card.createdAt())
        .with("updatedAt", card.updatedAt());
  }
}
