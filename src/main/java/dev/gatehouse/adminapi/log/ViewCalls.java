package dev.gatehouse.adminapi.log;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.ReadOnly;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.log.ViewChanges;
import dev.gatehouse.journal.view.EventView;
import dev.gatehouse.journal.view.EventViewSettings;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.TenantId;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Views of the sign-in log that everybody sees, of a site or of all sites. */
public abstract class ViewCalls {
  @Inject PermittedSites sites;
  @Inject Rules rules;
  @Inject ViewChanges changes;

  private TenantId site(Call call) {
    return call.siteOrPlatform(sites, Right.CONFIGURE);
  }

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = site(call);
    return Listing.numbered(
        call.query(),
        (after, limit) -> changes.list(call.actor(), site, after, limit),
        EventView::getId,
        ViewCalls::show);
  }

  @POST
  public Response make(@BeanParam Call call, byte[] body) {
    Submission submission = read(body);
    EventViewSettings settings = submission.into(new EventViewSettings());
    EventView made = changes.make(call.actor(), site(call), true, settings, submission.finish());
    return Responses.created(call.locationOf(made.getId()), show(made), made.getVersion());
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    EventView found = changes.find(call.actor(), site(call), call.id());
    return Responses.ok(show(found), found.getVersion());
  }

  @PUT
  @Path("{id}")
  public Response change(@BeanParam Call call, byte[] body) {
    Submission submission = read(body);
    EventViewSettings settings = submission.into(new EventViewSettings());
    EventView saved =
        changes.change(
            call.actor(),
            site(call),
            call.id(),
            call::requireUnchanged,
            settings,
            submission.finish());
    return Responses.ok(show(saved), saved.getVersion());
  }

  @DELETE
  @Path("{id}")
  public Response delete(@BeanParam Call call) {
    changes.delete(call.actor(), site(call), call.id(), call::requireUnchanged);
    return Responses.deleted();
  }

  private Submission read(byte[] body) {
    return new Submission(body, rules).ignoring(ReadOnly.EVENT_VIEW.members());
  }

  private static Snapshot show(EventView view) {
    return new Snapshot()
        .with("id", view.getId())
        .with("name", view.getSettings().getName())
        .with("query", view.getSettings().getQuery())
        .with("createdAt", view.getCreatedAt());
  }
}
