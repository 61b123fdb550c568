package dev.gatehouse.adminapi.site;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.Problem;
import dev.gatehouse.adminapi.call.ReadOnly;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.site.SecretLinkChanges;
import dev.gatehouse.administration.site.SecretLinkOrder;
import dev.gatehouse.operator.Right;
import dev.gatehouse.signin.login.SiteLinks;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.link.SecretLink;
import dev.gatehouse.tenant.link.SecretLinks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/**
 * Links that open a site without its shared password. A link is shown once, by the call that makes
 * it.
 */
@Path("admin/v1/sites/{site}/secret-links")
@RequestScoped
@Transactional
public class SecretLinksResource {
  @Inject SecretLinks secretLinks;
  @Inject SecretLinkChanges changes;
  @Inject PermittedSites sites;
  @Inject SiteLinks links;
  @Inject Rules rules;
  @Context HttpServletRequest request;

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.CONFIGURE);
    return Listing.numbered(
        call.query(),
        (after, limit) -> secretLinks.list(site, after, limit),
        SecretLink::getId,
        SecretLinksResource::show);
  }

  @POST
  public Response make(@BeanParam Call call, byte[] body) {
    Tenant tenant = call.tenant(sites, Right.CONFIGURE);
    Submission submission = new Submission(body, rules).ignoring(ReadOnly.SECRET_LINK.members());
    SecretLinkOrder order = submission.into(new SecretLinkOrder());
    if (order.getExpiresAt() != null && submission.has("expiresAfterHours")) {
      submission
          .objections()
          .objectOnce("expiresAfterHours", "must be absent if expiresAt is given");
    }
    SecretLinks.Made made = changes.make(call.actor(), tenant, order, submission.finish());
    return Responses.created(
        call.locationOf(made.link().getId()),
        show(made.link())
            .with("link", links.secretLink(request, tenant.getSettings(), made.secret())));
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    return secretLinks
        .find(call.site(sites, Right.CONFIGURE), call.id())
        .map(link -> Responses.ok(show(link).members()))
        .orElseThrow(Problem::notFound);
  }

  /** Also ends every session that the link made. */
  @DELETE
  @Path("{id}")
  public Response delete(@BeanParam Call call) {
    changes.delete(call.actor(), call.tenant(sites, Right.CONFIGURE), call.id());
    return Responses.deleted();
  }

  private static Snapshot show(SecretLink link) {
    return new Snapshot()
        .with("id", link.getId())
        .with("name", link.getName())
        .with("reusable", link.isReusable())
        .with("expiresAt", link.getExpiresAt())
        .with("openedAt", link.getOpenedAt())
        .with("createdAt", link.getCreatedAt());
  }
}
