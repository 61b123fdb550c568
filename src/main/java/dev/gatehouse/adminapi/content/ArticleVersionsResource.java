package dev.gatehouse.adminapi.content;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.Problem;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.content.ArticleChanges;
import dev.gatehouse.administration.content.ArticleHistory;
import dev.gatehouse.administration.content.ArticleHistory.Whole;
import dev.gatehouse.administration.content.VersionComparison;
import dev.gatehouse.administration.content.VersionComparison.ChangedMember;
import dev.gatehouse.library.Article;
import dev.gatehouse.library.version.ArticleVersion;
import dev.gatehouse.operator.Right;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The versions of an article, newest first. */
@Path("admin/v1/sites/{site}/articles/{id}/versions")
@RequestScoped
@Transactional
public class ArticleVersionsResource {
  @Inject ArticleHistory history;
  @Inject ArticleChanges changes;
  @Inject PermittedSites sites;

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.EDIT);
    Query query = call.query();
    int limit = query.limit();
    Long before = query.afterNumber();
    query.complete();
    int number = before == null ? Integer.MAX_VALUE : (int) Math.min(before, Integer.MAX_VALUE);
    return Listing.of(
        history.before(call.actor(), site, call.id(), number, limit + 1),
        limit,
        version -> (long) version.getNumber(),
        ArticleVersionsResource::show);
  }

  @GET
  @Path("{key}")
  public Response get(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.EDIT);
    Whole found = history.find(call.actor(), site, call.id(), number(call.key()));
    return Responses.ok(show(found.version()).with("article", found.members()).members());
  }

  /** What changed since another version: by default since the one before. */
  @GET
  @Path("{key}/changes")
  public Response changes(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.EDIT);
    Query query = call.query();
    Long since = query.number("since");
    query.complete();
    int to = number(call.key());
    int from = since == null ? to - 1 : number(since);
    VersionComparison comparison = history.compare(call.actor(), site, call.id(), from, to);
    return Responses.ok(
        new Snapshot()
            .with("from", from)
            .with("to", to)
            .with("members", comparison.members().stream().map(this::show).toList())
            .with("text", comparison.text().unified("version " + from, "version " + to))
            .members());
  }

  private Object show(ChangedMember member) {
    return new Snapshot()
        .with("member", member.name())
        .with("before", member.before())
        .with("after", member.after())
        .members();
  }

  @POST
  @Path("{key}/restore")
  public Response restore(@BeanParam Call call) {
    Tenant site = call.tenant(sites, Right.EDIT);
    Article restored =
        changes.restore(call.actor(), site, call.id(), call::requireUnchanged, number(call.key()));
    return Responses.ok(ArticlesResource.show(restored), restored.getVersion());
  }

  private static int number(long given) {
    if (given > Integer.MAX_VALUE) {
      throw Problem.notFound();
    }
    return (int) given;
  }

  private static Snapshot show(ArticleVersion version) {
    return new Snapshot()
        .with("number", version.getNumber())
        .with("savedAt", version.getCreatedAt())
        .with("savedBy", version.getSavedBy())
        .with("restored", version.getRestored())
        .with("title", version.getMembers().get("title"))
        .with("characters", version.getCharacters())
        .with("changed", version.getChanged());
  }
}
