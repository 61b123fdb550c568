package dev.gatehouse.console.site;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.list.CsvFile;
import dev.gatehouse.console.list.ListCsv;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The listed sites as a file, with the counts of the day. */
@ApplicationScoped
public class SitesCsv implements ListCsv {
  private static final CsvFile<SiteDirectory.Line> FILE =
      CsvFile.of(
          List.of(
              "id",
              "name",
              "subdomain",
              "visibility",
              "ssoEnabled",
              "connections",
              "connectionsEnabled",
              "signInsToday",
              "failuresToday"),
          SitesCsv::show);

  @Inject SitesQuestion question;

  @Override
  public String page() {
    return SitesQuestion.PATH;
  }

  @Override
  public void write(Writer out) throws IOException {
    FILE.write(List.of(question.lines(0, Integer.MAX_VALUE)), Integer.MAX_VALUE, out);
  }

  private static Snapshot show(SiteDirectory.Line line) {
    return new Snapshot()
        .with("id", line.id())
        .with("name", line.name())
        .with("subdomain", line.subdomain())
        .with("visibility", line.visibility())
        .with("ssoEnabled", line.ssoEnabled())
        .with("connections", line.connections())
        .with("connectionsEnabled", line.connectionsOn())
        .with("signInsToday", line.signIns())
        .with("failuresToday", line.failures());
  }
}
