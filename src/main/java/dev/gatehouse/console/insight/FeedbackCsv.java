package dev.gatehouse.console.insight;

import dev.gatehouse.administration.insight.InsightExport;
import dev.gatehouse.console.list.ListCsv;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The listed articles that readers answered as a file. */
@ApplicationScoped
public class FeedbackCsv implements ListCsv {
  @Inject FeedbackRows rows;

  @Override
  public String page() {
    return FeedbackRows.PATH;
  }

  @Override
  public void write(Writer out) throws IOException {
    InsightExport.ARTICLES.write(List.of(rows.found()), Integer.MAX_VALUE, out);
  }
}
