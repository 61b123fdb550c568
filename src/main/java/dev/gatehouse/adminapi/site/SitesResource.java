package dev.gatehouse.adminapi.site;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.ReadOnly;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.adminapi.call.Warnings;
import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.site.SharedPassword;
import dev.gatehouse.administration.site.SiteChanges;
import dev.gatehouse.administration.site.SiteExport;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.KeyRenewal;
import dev.gatehouse.tenant.SiteSettings;
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
import java.util.Map;

/** Help centers. */
@Path("admin/v1/sites")
@RequestScoped
@Transactional
public class SitesResource {
  @Inject SiteChanges changes;
  @Inject PermittedSites sites;
  @Inject Rules rules;

  @GET
  public Response list(@BeanParam Call call) {
    Actor actor = call.actor();
    return Listing.numbered(
        call,
        "sites",
        SiteExport.CSV,
        (after, limit) -> sites.list(actor, Right.CONFIGURE, after, limit),
        tenant -> tenant.tenantId().value(),
        SiteExport::show);
  }

  @POST
  public Response create(@BeanParam Call call, byte[] body) {
    call.actor().requirePlatform();
    Submission submission = read(body);
    SiteSettings settings = submission.into(new SiteSettings());
    String password = submission.into(new SharedPassword()).getSharedPassword();
    SiteChanges.Saved made = changes.create(call.actor(), settings, password, submission.finish());
    Tenant tenant = made.tenant();
    return Responses.created(call.locationOf(tenant.tenantId()), show(made), tenant.getVersion());
  }

  @GET
  @Path("{site}")
  public Response get(@BeanParam Call call) {
    Tenant tenant = call.tenant(sites, Right.CONFIGURE);
    return Responses.ok(SiteExport.show(tenant), tenant.getVersion());
  }

  @PUT
  @Path("{site}")
  public Response change(@BeanParam Call call, byte[] body) {
    Tenant site = call.tenant(sites, Right.CONFIGURE);
    Submission submission = read(body);
    SiteSettings settings = submission.into(new SiteSettings());
    if (!call.actor().rights().platformAdmin() && !submission.has("customDomains")) {
      // Others may not change them, so that leaving them out must not drop them.
      settings.setCustomDomains(site.getSettings().getCustomDomains());
    }
    if (!submission.has("kind")) {
      // It stays what it is, so that programs which do not know it need not send it.
      settings.getGating().setKind(site.getSettings().getGating().getKind());
    }
    String password = submission.into(new SharedPassword()).getSharedPassword();
    SiteChanges.Saved saved =
        changes.change(
            call.actor(),
            site.tenantId(),
            call::requireUnchanged,
            settings,
            password,
            submission.finish());
    return Responses.ok(show(saved), saved.tenant().getVersion());
  }

  @DELETE
  @Path("{site}")
  public Response delete(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.OWN);
    changes.delete(call.actor(), site, call::requireUnchanged);
    return Responses.deleted();
  }

  private Submission read(byte[] body) {
    return new Submission(body, rules).ignoring(ReadOnly.SITE.members());
  }

  private static Snapshot show(SiteChanges.Saved saved) {
    Snapshot shown = SiteExport.show(saved.tenant());
    if (!saved.newKeys().isEmpty()) {
      shown.with("newKeys", saved.newKeys().stream().map(SitesResource::show).toList());
    }
    return Warnings.on(shown, saved.warnings());
  }

  private static Map<String, Object> show(KeyRenewal.NewKey made) {
    return new Snapshot()
        .with("connectionId", made.key().getConnectionId())
        .with("id", made.key().getId())
        .with("secret", made.secret())
        .members();
  }
}
