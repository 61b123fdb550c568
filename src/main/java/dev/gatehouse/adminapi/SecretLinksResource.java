package dev.gatehouse.adminapi;

import dev.gatehouse.operator.Right;
import dev.gatehouse.signin.SiteLinks;
import dev.gatehouse.tenant.SecretLink;
import dev.gatehouse.tenant.SecretLinks;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Visibility;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Links that open a site in place of its shared password. A link is shown once, by the call that
 * makes it.
 */
@Path("admin/v1/sites/{site}/secret-links")
@RequestScoped
@Transactional
public class SecretLinksResource {
  static final String[] READ_ONLY = {"id", "openedAt", "createdAt", "link"};
  private static final Duration LONGEST = Duration.ofDays(365);

  @Inject SecretLinks secretLinks;
  @Inject SiteScope scope;
  @Inject SiteLinks links;
  @Inject Submissions submissions;
  @Inject Clock clock;
  @Context HttpServletRequest request;

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = scope.id(call, Right.CONFIGURE);
    return Listing.numbered(
        call.query(),
        (after, limit) -> secretLinks.list(site, after, limit),
        SecretLink::getId,
        SecretLinksResource::show);
  }

  @POST
  public Response make(@BeanParam Call call, byte[] body) {
    Tenant tenant = scope.tenant(call, Right.CONFIGURE);
    Submission submission = submissions.read(body).ignoring(READ_ONLY);
    SecretLinkOrder order = submission.into(new SecretLinkOrder());
    Instant expiresAt = expiry(order, submission);
    if (tenant.getSettings().getVisibility() != Visibility.PASSWORD) {
      submission.object("visibility", "of the site must be password, for only then links open it");
    }
    submission.complete();
    SecretLinks.Made made =
        secretLinks.make(
            tenant.tenantId(),
            new SecretLink.Terms(order.getName(), order.isReusable(), expiresAt));
    return Answers.created(
        call.locationOf(made.link().getId()),
        show(made.link())
            .with("link", links.secretLink(request, tenant.getSettings(), made.secret())));
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    return secretLinks
        .find(scope.id(call, Right.CONFIGURE), call.id())
        .map(link -> Answers.ok(show(link).members()))
        .orElseThrow(Problem::notFound);
  }

  /** Also ends every session that the link made. */
  @DELETE
  @Path("{id}")
  public Response delete(@BeanParam Call call) {
    return Answers.deleted(secretLinks.delete(scope.id(call, Right.CONFIGURE), call.id()));
  }

  private Instant expiry(SecretLinkOrder order, Submission submission) {
    Instant now = clock.instant();
    if (order.getExpiresAt() == null) {
      return now.plus(Duration.ofHours(order.getExpiresAfterHours()));
    }
    if (submission.has("expiresAfterHours")) {
      submission.objectOnce("expiresAfterHours", "must be absent where there is an expiresAt");
    }
    Optional<Instant> time = Query.instant(order.getExpiresAt());
    if (time.filter(t -> t.isAfter(now) && t.isBefore(now.plus(LONGEST))).isEmpty()) {
      submission.objectOnce("expiresAt", "must be a time of the next 365 days");
    }
    return time.orElse(now);
  }

  private static Representation show(SecretLink link) {
    return new Representation()
        .with("id", link.getId())
        .with("name", link.getName())
        .with("reusable", link.isReusable())
        .with("expiresAt", link.getExpiresAt())
        .with("openedAt", link.getOpenedAt())
        .with("createdAt", link.getCreatedAt());
  }
}
