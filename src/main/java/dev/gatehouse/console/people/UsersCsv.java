package dev.gatehouse.console.people;

import dev.gatehouse.administration.list.Pieces;
import dev.gatehouse.administration.people.UserExport;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.list.ListCsv;
import dev.gatehouse.reader.ReaderSearch;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;

/** The listed users as a file. */
@ApplicationScoped
public class UsersCsv implements ListCsv {
  @Inject SiteInView site;
  @Inject UsersQuestion question;
  @Inject ReaderSearch search;

  @Override
  public String page() {
    return UsersQuestion.PATH;
  }

  @Override
  public void write(Writer out) throws IOException {
    TenantId at = site.id();
    UserExport.CSV.write(
        Pieces.of(question.ids(at, Integer.MAX_VALUE), ids -> search.inOrder(at, ids)),
        Integer.MAX_VALUE,
        out);
  }
}
