package dev.gatehouse.console.content;

import dev.gatehouse.administration.content.ArticleExport;
import dev.gatehouse.console.list.ListCsv;
import dev.gatehouse.library.ArticleCard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The listed articles as a file. */
@ApplicationScoped
public class ArticlesCsv implements ListCsv {
  @Inject ArticleRows rows;

  @Override
  public String page() {
    return ArticleRows.PATH;
  }

  @Override
  public void write(Writer out) throws IOException {
    List<ArticleCard> found =
        rows.found(rows.catalogue()).stream().map(ArticleRows.Row::card).toList();
    ArticleExport.CSV.write(List.of(found), Integer.MAX_VALUE, out);
  }
}
