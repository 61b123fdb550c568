package dev.gatehouse.adminapi;

import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.reader.PermissionGroups;
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

/** A site's permission groups. */
@Path("admin/v1/sites/{site}/groups")
@RequestScoped
@Transactional
public class GroupsResource {
  @Inject PermissionGroups groups;
  @Inject SiteScope scope;
  @Inject Submissions submissions;

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = scope.id(call, Right.CONFIGURE);
    Query query = call.query();
    int limit = query.limit();
    String after = query.afterText();
    query.complete();
    return Listing.of(
        groups.list(site, after == null ? "" : after, limit + 1),
        limit,
        PermissionGroup::getId,
        GroupsResource::show);
  }

  @POST
  public Response create(@BeanParam Call call, byte[] body) {
    TenantId site = scope.id(call, Right.CONFIGURE);
    Submission submission = submissions.read(body);
    GroupSettings settings = submission.into(new GroupSettings());
    submission.complete();
    if (settings.getId() != null && groups.find(site, settings.getId()).isPresent()) {
      throw Problem.taken(List.of("id"));
    }
    PermissionGroup made = groups.create(site, settings.getId(), settings.getName());
    return Answers.created(call.locationOf(made.getId()), show(made), made.getVersion());
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    PermissionGroup group = find(call);
    return Answers.ok(show(group), group.getVersion());
  }

  @PUT
  @Path("{id}")
  public Response change(@BeanParam Call call, byte[] body) {
    PermissionGroup group = find(call);
    call.requireUnchanged(group.getVersion());
    Submission submission = submissions.read(body);
    GroupSettings settings = submission.into(new GroupSettings());
    if (submission.has("id") && !group.getId().equals(settings.getId())) {
      submission.objectOnce("id", "is " + group.getId() + " and cannot be changed");
    }
    submission.complete();
    group.setName(settings.getName());
    PermissionGroup saved = groups.save(group);
    return Answers.ok(show(saved), saved.getVersion());
  }

  @DELETE
  @Path("{id}")
  public Response delete(@BeanParam Call call) {
    PermissionGroup group = find(call);
    call.requireUnchanged(group.getVersion());
    return Answers.deleted(groups.delete(scope.id(call, Right.CONFIGURE), group.getId()));
  }

  private PermissionGroup find(Call call) {
    TenantId site = scope.id(call, Right.CONFIGURE);
    return call.textId().flatMap(id -> groups.find(site, id)).orElseThrow(Problem::notFound);
  }

  private static Representation show(PermissionGroup group) {
    return new Representation().with("id", group.getId()).with("name", group.getName());
  }
}
