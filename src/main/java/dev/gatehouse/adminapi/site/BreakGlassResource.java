package dev.gatehouse.adminapi.site;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Problem;
import dev.gatehouse.adminapi.call.ReadOnly;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.alert.BreakGlassFacts;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.site.BreakGlassChanges;
import dev.gatehouse.administration.site.BreakGlassOrder;
import dev.gatehouse.operator.Right;
import dev.gatehouse.signin.login.SiteLinks;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.link.BreakGlasses;
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
 * The break-glass of a site, for platform administrators only. Link and password are shown once, by
 * the call that opens the site.
 */
@Path("admin/v1/sites/{site}/break-glass")
@RequestScoped
@Transactional
public class BreakGlassResource {
  @Inject BreakGlasses glasses;
  @Inject BreakGlassChanges changes;
  @Inject PermittedSites sites;
  @Inject SiteLinks links;
  @Inject Rules rules;
  @Context HttpServletRequest request;

  @GET
  public Response get(@BeanParam Call call) {
    return glasses
        .find(call.site(sites, Right.BREAK_GLASS))
        .map(glass -> Responses.ok(BreakGlassFacts.of(glass).members()))
        .orElseThrow(Problem::notFound);
  }

  @POST
  public Response open(@BeanParam Call call, byte[] body) {
    Tenant site = call.tenant(sites, Right.BREAK_GLASS);
    Submission submission = new Submission(body, rules).ignoring(ReadOnly.BREAK_GLASS.members());
    BreakGlassOrder order = submission.into(new BreakGlassOrder());
    BreakGlassChanges.Opened opened = changes.open(call.actor(), site, order, submission.finish());
    return Responses.created(
        BreakGlassFacts.of(opened.glass())
            .with("link", links.breakGlass(request, site.getSettings(), opened.secret()))
            .with("password", opened.password()));
  }

  /** Also ends every session that came by the link. */
  @DELETE
  public Response close(@BeanParam Call call) {
    changes.close(call.actor(), call.tenant(sites, Right.BREAK_GLASS));
    return Responses.deleted();
  }
}
