package dev.gatehouse.console.people;

import dev.gatehouse.administration.list.Pieces;
import dev.gatehouse.administration.people.SessionExport;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.list.ListCsv;
import dev.gatehouse.session.SessionList;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;

/** The listed sessions as a file. */
@ApplicationScoped
public class SessionsCsv implements ListCsv {
  @Inject SiteInView site;
  @Inject SessionsQuestion question;
  @Inject SessionList list;
  @Inject SessionExport export;

  @Override
  public String page() {
    return SessionsQuestion.PATH;
  }

  @Override
  public void write(Writer out) throws IOException {
    TenantId at = site.id();
    export
        .csv(at)
        .write(
            Pieces.of(question.ids(at, Integer.MAX_VALUE), ids -> list.inOrder(at, ids)),
            Integer.MAX_VALUE,
            out);
  }
}
