package dev.gatehouse.adminapi.people;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.Problem;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.adminapi.call.Spreadsheet;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.list.CsvFile;
import dev.gatehouse.administration.list.Pieces;
import dev.gatehouse.administration.people.GroupChanges;
import dev.gatehouse.administration.people.GroupExport;
import dev.gatehouse.administration.people.GroupSettings;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** A site's permission groups. Editors may read them, since they restrict articles to groups. */
@Path("admin/v1/sites/{site}/groups")
@RequestScoped
@Transactional
public class GroupsResource {
  @Inject PermissionGroups groups;
  @Inject GroupChanges changes;
  @Inject GroupExport export;
  @Inject PermittedSites sites;
  @Inject Rules rules;

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.EDIT);
    Query query = call.query();
    int limit = Listing.limit(call, query);
    String given = query.afterText();
    String after = given == null ? "" : given;
    query.complete();
    if (call.prefersCsv()) {
      Iterable<List<PermissionGroup>> pieces =
          Pieces.behind(
              after, (behind, size) -> groups.list(site, behind, size), PermissionGroup::getId);
      CsvFile<PermissionGroup> file = export.csv(site);
      return Spreadsheet.named("groups", out -> file.write(pieces, limit, out));
    }
    return Listing.of(
        groups.list(site, after, limit + 1), limit, PermissionGroup::getId, GroupExport::show);
  }

  @POST
  public Response create(@BeanParam Call call, byte[] body) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    Submission submission = new Submission(body, rules);
    GroupSettings settings = submission.into(new GroupSettings());
    PermissionGroup made = changes.create(call.actor(), site, settings, submission.finish());
    return Responses.created(
        call.locationOf(made.getId()), GroupExport.show(made), made.getVersion());
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.EDIT);
    PermissionGroup group = groups.find(site, id(call)).orElseThrow(Problem::notFound);
    return Responses.ok(GroupExport.show(group), group.getVersion());
  }

  @PUT
  @Path("{id}")
  public Response change(@BeanParam Call call, byte[] body) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    Submission submission = new Submission(body, rules);
    GroupSettings settings = submission.into(new GroupSettings());
    PermissionGroup saved =
        changes.change(
            call.actor(), site, id(call), call::requireUnchanged, settings, submission.finish());
    return Responses.ok(GroupExport.show(saved), saved.getVersion());
  }

  @DELETE
  @Path("{id}")
  public Response delete(@BeanParam Call call) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    changes.delete(call.actor(), site, id(call), call::requireUnchanged);
    return Responses.deleted();
  }

  private static String id(Call call) {
    return call.textId().orElseThrow(Problem::notFound);
  }
}
