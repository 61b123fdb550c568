package dev.gatehouse.adminapi.call;

import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.scope.ScopeOwnedChanges;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.ScopeOwned;
import dev.gatehouse.tenant.TenantId;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The calls that alert rules, web hooks and views have in common, of a site or of the platform. */
public abstract class ScopeOwnedCalls<T extends ScopeOwned<S>, S> {
  @Inject PermittedSites sites;
  @Inject protected Rules rules;

  protected abstract ScopeOwnedChanges<T, S> changes();

  /** Settings as they are by default. */
  protected abstract S preset();

  /** A body, of which members are ignored that no call sets. */
  protected abstract Submission read(byte[] body);

  protected abstract Snapshot show(T found);

  protected abstract Response make(Call call, Submission submission);

  /** The site in the path, or {@code null} for the platform. */
  protected TenantId site(Call call) {
    return call.siteOrPlatform(sites, Right.CONFIGURE);
  }

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = site(call);
    return Listing.numbered(
        call.query(),
        (after, limit) -> changes().list(call.actor(), site, after, limit),
        ScopeOwned::getId,
        this::show);
  }

  @POST
  public Response make(@BeanParam Call call, byte[] body) {
    return make(call, read(body));
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    T found = changes().find(call.actor(), site(call), call.id());
    return Responses.ok(show(found), found.getVersion());
  }

  @PUT
  @Path("{id}")
  public Response change(@BeanParam Call call, byte[] body) {
    Submission submission = read(body);
    S settings = submission.into(preset());
    T saved =
        changes()
            .change(
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
    changes().delete(call.actor(), site(call), call.id(), call::requireUnchanged);
    return Responses.deleted();
  }
}
