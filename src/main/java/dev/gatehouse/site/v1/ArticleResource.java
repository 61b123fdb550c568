package dev.gatehouse.site.v1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.RenderedArticle;
import dev.gatehouse.library.RenderedArticles;
import dev.gatehouse.library.Viewer;
import dev.gatehouse.signin.recent.RecentSignIns;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.site.api.ApiForm;
import dev.gatehouse.site.api.CachedAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The articles that the caller may see. */
@Path("/article")
@ApplicationScoped
public class ArticleResource {
  /** Of one answer, which is in memory as a whole. */
  private static final long MOST_CHARACTERS = 50_000_000;

  private static final String TOO_LONG = "these articles are too long for one response";

  @Inject Catalogues catalogues;
  @Inject RenderedArticles articles;
  @Inject RecentSignIns recent;

  @GET
  public Response list(@Context HttpServletRequest request) {
    Visit visit = Visit.of(request);
    if (visit == null) {
      return ReadingApiForm.FORM.notFound();
    }
    ApiForm.Range range =
        ReadingApiForm.FORM.range(request.getParameter("limit"), request.getParameter("skip"));
    List<ArticleCard> cards = range.of(catalogues.of(visit.site(), visit.viewer()).articles());
    return articles
        .within(MOST_CHARACTERS, visit.site().id(), cards)
        .map(
            read -> {
              ObjectNode list =
                  ReadingApiForm.many(
                      "articles", read.stream().map(article -> listed(article, visit)).toList());
              // An article that changed since is left out, and is there again next time.
              return read.size() == cards.size()
                  ? CachedAnswers.kept(request, list)
                  : CachedAnswers.once(list);
            })
        .orElseGet(
            () -> ReadingApiForm.FORM.invalid(Map.of("limit", "must be smaller: " + TOO_LONG)));
  }

  @GET
  @Path("/{id}")
  public Response one(@Context HttpServletRequest request, @PathParam("id") String id) {
    Visit visit = Visit.of(request);
    OptionalLong number = ApiForm.id(id);
    if (visit == null || number.isEmpty()) {
      return ReadingApiForm.FORM.notFound();
    }
    Viewer viewer = visit.viewer();
    Optional<ArticleCard> card = catalogues.of(visit.site(), viewer).article(number.getAsLong());
    Optional<RenderedArticle> found = articles.find(visit.site(), viewer, number.getAsLong());
    if (found.filter(article -> recent.isMissing(visit, article.card())).isPresent()) {
      return ApiForm.signInAgain(visit.site().settings().getSessions().recent());
    }
    return found
        .map(
            article -> {
              ObjectNode one = ApiForm.object().set("article", json(article, visit));
              // The article may be newer than the catalogue.
              return card.equals(Optional.of(article.card())) && !article.card().reauthenticate()
                  ? CachedAnswers.kept(request, one)
                  : CachedAnswers.once(one);
            })
        .orElseGet(ReadingApiForm.FORM::notFound);
  }

  /** In a list, which is cached, the text of an article is empty that asks for a recent sign-in. */
  private static ObjectNode listed(RenderedArticle article, Visit visit) {
    ObjectNode json = json(article, visit);
    return article.card().reauthenticate() ? json.put("body", "") : json;
  }

  private static ObjectNode json(RenderedArticle article, Visit visit) {
    ArticleCard card = article.card();
    String siteLanguage = visit.site().settings().getContentLanguage();
    ObjectNode json =
        ApiForm.object()
            .put("article_id", Long.toString(card.id()))
            .put("title", card.title())
            .put("slug", card.slug())
            .put("description", card.description() == null ? "" : card.description())
            .put("body", article.html());
    card.tags().forEach(json.putArray("tags")::add);
    return json.put("category_id", card.categoryId() == null ? null : card.categoryId().toString())
        .put("lang", card.languageOr(siteLanguage))
        .put("dir", card.directionOr(siteLanguage).text())
        .put("is_private", card.signedInOnly())
        .put("is_published", card.published())
        .put("created_at", card.createdAt().toString())
        .put("updated_at", card.updatedAt().toString())
        .put("url", visit.origin() + card.path())
        .put("relative_url", card.path());
  }
}
