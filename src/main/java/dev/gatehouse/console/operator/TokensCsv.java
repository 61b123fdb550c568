package dev.gatehouse.console.operator;

import dev.gatehouse.administration.operator.ApiTokenExport;
import dev.gatehouse.console.list.ListCsv;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The listed API tokens as a file, without the tokens themselves. */
@ApplicationScoped
public class TokensCsv implements ListCsv {
  @Inject TokenRows rows;

  @Override
  public String page() {
    return TokenRows.PATH;
  }

  @Override
  public void write(Writer out) throws IOException {
    ApiTokenExport.CSV.write(List.of(rows.found()), Integer.MAX_VALUE, out);
  }
}
