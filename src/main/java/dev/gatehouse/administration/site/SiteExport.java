package dev.gatehouse.administration.site;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.list.CsvFile;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import java.util.Set;

/** Sites as lists and files show them. */
public final class SiteExport {
  public static final CsvFile<Tenant> CSV =
      CsvFile.of(
          CsvFile.columns(SiteSettings.class, Set.of(), "widgetId", "createdAt"), SiteExport::show);

  private SiteExport() {}

  public static Snapshot show(Tenant tenant) {
    return new Snapshot()
        .with("id", tenant.tenantId().value())
        .settings(tenant.getSettings())
        .with("widgetId", tenant.getWidgetId())
        .with("createdAt", tenant.getCreatedAt());
  }
}
