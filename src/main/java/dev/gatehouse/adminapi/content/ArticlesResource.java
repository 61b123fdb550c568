package dev.gatehouse.adminapi.content;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.Problem;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.adminapi.call.ReadOnly;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.adminapi.call.Spreadsheet;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.content.ArticleChanges;
import dev.gatehouse.administration.content.ArticleExport;
import dev.gatehouse.library.Article;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.operator.Right;
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
import java.util.Comparator;
import java.util.List;

/** A site's articles. */
@Path("admin/v1/sites/{site}/articles")
@RequestScoped
@Transactional
public class ArticlesResource {
  @Inject Articles articles;
  @Inject Catalogues catalogues;
  @Inject ArticleChanges changes;
  @Inject PermittedSites sites;
  @Inject Rules rules;

  @GET
  public Response list(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.EDIT);
    if (call.prefersCsv()) {
      return export(call, site);
    }
    return Listing.numbered(
        call.query(),
        (after, limit) -> articles.list(site, after, limit),
        Article::getId,
        ArticlesResource::show);
  }

  private Response export(Call call, TenantId site) {
    Query query = call.query();
    int limit = Listing.limit(call, query);
    Long after = query.afterNumber();
    query.complete();
    List<ArticleCard> cards =
        catalogues.everything(site).articles().stream()
            .filter(card -> after == null || card.id() > after)
            .sorted(Comparator.comparing(ArticleCard::id))
            .toList();
    return Spreadsheet.named(
        "articles", out -> ArticleExport.CSV.write(List.of(cards), limit, out));
  }

  @POST
  public Response create(@BeanParam Call call, byte[] body) {
    Tenant site = call.tenant(sites, Right.EDIT);
    Submission submission = read(body);
    ArticleSettings settings = submission.into(new ArticleSettings());
    Article made = changes.create(call.actor(), site, settings, submission.finish());
    return Responses.created(call.locationOf(made.getId()), show(made), made.getVersion());
  }

  @GET
  @Path("{id}")
  public Response get(@BeanParam Call call) {
    TenantId site = call.site(sites, Right.EDIT);
    Article article = articles.find(site, call.id()).orElseThrow(Problem::notFound);
    return Responses.ok(show(article), article.getVersion());
  }

  @PUT
  @Path("{id}")
  public Response change(@BeanParam Call call, byte[] body) {
    Tenant site = call.tenant(sites, Right.EDIT);
    Submission submission = read(body);
    ArticleSettings settings = submission.into(new ArticleSettings());
    Article saved =
        changes.change(
            call.actor(), site, call.id(), call::requireUnchanged, settings, submission.finish());
    return Responses.ok(show(saved), saved.getVersion());
  }

  @DELETE
  @Path("{id}")
  public Response delete(@BeanParam Call call) {
    Tenant site = call.tenant(sites, Right.EDIT);
    changes.delete(call.actor(), site, call.id(), call::requireUnchanged);
    return Responses.deleted();
  }

  private Submission read(byte[] body) {
    return new Submission(body, rules).ignoring(ReadOnly.ARTICLE.members());
  }

  static Snapshot show(Article article) {
    return new Snapshot()
        .with("id", article.getId())
        .settings(article.getSettings())
        .with("createdAt", article.getCreatedAt())
        .with("updatedAt", article.getUpdatedAt());
  }
}
