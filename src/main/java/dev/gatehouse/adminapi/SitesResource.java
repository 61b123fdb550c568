package dev.gatehouse.adminapi;

import dev.gatehouse.protocol.KeyRenewal;
import dev.gatehouse.tenant.SharedPasswords;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.Tenants;
import dev.gatehouse.tenant.Visibility;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Help centers. */
@Path("admin/v1/sites")
@RequestScoped
@Transactional
public class SitesResource {
  static final String[] READ_ONLY = {"id", "widgetId", "createdAt", "newKeys"};

  @Inject Tenants tenants;
  @Inject SiteScope scope;
  @Inject Submissions submissions;
  @Inject SharedPasswords sharedPasswords;
  @Inject KeyRenewal keyRenewal;

  @GET
  public Response list(@BeanParam Call call) {
    return Listing.numbered(
        call.query(), tenants::list, tenant -> tenant.tenantId().value(), SitesResource::show);
  }

  @POST
  public Response create(@BeanParam Call call, byte[] body) {
    Submission submission = read(body);
    SiteSettings settings = submission.into(new SiteSettings());
    String password = submission.into(new SharedPassword()).getSharedPassword();
    requirePassword(submission, settings, password);
    submission.complete();
    requireFree(settings, null);
    Tenant tenant = tenants.create(settings);
    if (password != null) {
      sharedPasswords.set(tenant, password);
      tenant = tenants.save(tenant);
    }
    return Answers.created(call.locationOf(tenant.tenantId()), show(tenant), tenant.getVersion());
  }

  @GET
  @Path("{site}")
  public Response get(@BeanParam Call call) {
    Tenant tenant = scope.tenant(call);
    return Answers.ok(show(tenant), tenant.getVersion());
  }

  @PUT
  @Path("{site}")
  public Response change(@BeanParam Call call, byte[] body) {
    Tenant tenant = scope.tenant(call);
    call.requireUnchanged(tenant.getVersion());
    Submission submission = read(body);
    SiteSettings settings = submission.into(new SiteSettings());
    String password = submission.into(new SharedPassword()).getSharedPassword();
    if (tenant.getSharedPasswordHash() == null) {
      requirePassword(submission, settings, password);
    }
    submission.complete();
    requireFree(settings, tenant);
    Visibility before = tenant.getSettings().getVisibility();
    tenant.change(settings);
    // A site that is no longer opened by its password forgets it.
    if (password != null || settings.getVisibility() != Visibility.PASSWORD) {
      sharedPasswords.set(tenant, password);
    }
    Tenant saved = tenants.save(tenant);
    return Answers.ok(show(saved, keyRenewal.saved(saved, before)), saved.getVersion());
  }

  @DELETE
  @Path("{site}")
  public Response delete(@BeanParam Call call) {
    Tenant tenant = scope.tenant(call);
    call.requireUnchanged(tenant.getVersion());
    return Answers.deleted(tenants.delete(tenant.tenantId()));
  }

  private Submission read(byte[] body) {
    return submissions.read(body).ignoring(READ_ONLY);
  }

  private static void requirePassword(
      Submission submission, SiteSettings settings, String password) {
    if (settings.getVisibility() == Visibility.PASSWORD && password == null) {
      submission.objectOnce("sharedPassword", "is required where a password opens the site");
    }
  }

  private void requireFree(SiteSettings settings, Tenant self) {
    Set<String> taken = new TreeSet<>();
    if (isAnother(tenants.bySubdomain(settings.getSubdomain()), self)) {
      taken.add("subdomain");
    }
    for (String domain : settings.getCustomDomains()) {
      if (isAnother(tenants.byCustomDomain(domain), self)) {
        taken.add("customDomains");
      }
    }
    if (!taken.isEmpty()) {
      throw Problem.taken(taken);
    }
  }

  private static boolean isAnother(Optional<Tenant> found, Tenant self) {
    return found.isPresent() && (self == null || !found.get().tenantId().equals(self.tenantId()));
  }

  private static Representation show(Tenant tenant, List<KeyRenewal.NewKey> newKeys) {
    List<Map<String, Object>> shown = newKeys.stream().map(SitesResource::show).toList();
    return shown.isEmpty() ? show(tenant) : show(tenant).with("newKeys", shown);
  }

  private static Map<String, Object> show(KeyRenewal.NewKey made) {
    return new Representation()
        .with("connectionId", made.key().getConnectionId())
        .with("id", made.key().getId())
        .with("secret", made.secret())
        .members();
  }

  private static Representation show(Tenant tenant) {
    return new Representation()
        .with("id", tenant.tenantId().value())
        .settings(tenant.getSettings())
        .with("widgetId", tenant.getWidgetId())
        .with("createdAt", tenant.getCreatedAt());
  }
}
