package dev.gatehouse.site.v1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.RenderedArticle;
import dev.gatehouse.library.RenderedArticles;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.site.ApiForm;
import dev.gatehouse.site.WrittenAnswers;
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

  private final WrittenAnswers<Single> singles = new WrittenAnswers<>();

  /** What an answer with one article is written from: the card's version tells its text. */
  private record Single(ArticleCard card, String origin) {}

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
            read ->
                ReadingApiForm.FORM.many(
                    "articles",
                    read.stream().map(article -> json(article, visit.origin())).toList()))
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
    return articles
        .find(visit.site(), visit.viewer(), number.getAsLong())
        .map(article -> one(article, visit.origin()))
        .orElseGet(ReadingApiForm.FORM::notFound);
  }

  private Response one(RenderedArticle article, String origin) {
    return singles.of(
        new Single(article.card(), origin),
        () -> ApiForm.object().set("article", json(article, origin)));
  }

  private static ObjectNode json(RenderedArticle article, String origin) {
    ArticleCard card = article.card();
    ObjectNode json =
        ApiForm.object()
            .put("article_id", Long.toString(card.id()))
            .put("title", card.title())
            .put("slug", card.slug())
            .put("description", card.description() == null ? "" : card.description())
            .put("body", article.html());
    card.tags().forEach(json.putArray("tags")::add);
    return json.put("category_id", card.categoryId() == null ? null : card.categoryId().toString())
        .put("is_private", card.signedInOnly())
        .put("is_published", card.published())
        .put("created_at", card.createdAt().toString())
        .put("updated_at", card.updatedAt().toString())
        .put("url", origin + card.path())
        .put("relative_url", card.path());
  }
}
