package dev.gatehouse.console.people;

import dev.gatehouse.administration.people.GroupExport;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.list.ListCsv;
import dev.gatehouse.reader.PermissionGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The listed groups as a file. */
@ApplicationScoped
public class GroupsCsv implements ListCsv {
  @Inject SiteInView site;
  @Inject GroupRows rows;
  @Inject GroupExport export;

  @Override
  public String page() {
    return GroupRows.PATH;
  }

  @Override
  public void write(Writer out) throws IOException {
    List<PermissionGroup> found =
        rows.found(rows.all()).stream().map(GroupRows.Row::group).toList();
    export.csv(site.id()).write(List.of(found), Integer.MAX_VALUE, out);
  }
}
