package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.list.CsvFile;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Groups as lists and files show them; a file also counts their members. */
@ApplicationScoped
public class GroupExport {
  private static final List<String> COLUMNS = List.of("id", "name", "members");

  @Inject PermissionGroups groups;

  public CsvFile<PermissionGroup> csv(TenantId site) {
    Map<String, Long> members = groups.members(site);
    return CsvFile.of(
        COLUMNS, group -> show(group).with("members", members.getOrDefault(group.getId(), 0L)));
  }

  public static Snapshot show(PermissionGroup group) {
    return new Snapshot().with("id", group.getId()).with("name", group.getName());
  }
}
