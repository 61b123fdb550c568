package dev.gatehouse.adminapi.content;

import dev.gatehouse.adminapi.call.BodyLimits.TakesCsv;
import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.adminapi.call.Spreadsheet;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.content.address.AddressImport;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The addresses that a site's articles and categories had before, as CSV. */
@Path("admin/v1/sites/{site}/addresses")
@RequestScoped
public class AddressesResource {
  @Inject AddressImport addresses;
  @Inject PermittedSites sites;

  @GET
  public Response list(@BeanParam Call call) {
    String csv = addresses.list(call.actor(), call.site(sites, Right.EDIT));
    return Spreadsheet.named(
        "addresses",
        out -> {
          out.write(csv);
          out.flush();
        });
  }

  @POST
  @TakesCsv
  public Response add(@BeanParam Call call, byte[] csv) {
    Tenant site = call.tenant(sites, Right.EDIT);
    Query query = call.query();
    Boolean dryRun = query.flag("dryRun");
    query.complete();
    boolean checkOnly = dryRun != null && dryRun;
    AddressImport.Report report = addresses.run(call.actor(), site, csv, checkOnly);
    return Responses.ok(
        new Snapshot()
            .with("dryRun", checkOnly)
            .with("addresses", report.addresses())
            .with("added", report.added())
            .members());
  }
}
