package dev.gatehouse.console.insight;

import dev.gatehouse.administration.insight.InsightExport;
import dev.gatehouse.console.list.ListCsv;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The listed searches without results as a file. */
@ApplicationScoped
public class MissedCsv implements ListCsv {
  @Inject MissedRows rows;

  @Override
  public String page() {
    return MissedRows.PATH;
  }

  @Override
  public void write(Writer out) throws IOException {
    InsightExport.SEARCHES.write(List.of(rows.found()), Integer.MAX_VALUE, out);
  }
}
