package dev.gatehouse.widget;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.RenderedArticle;
import dev.gatehouse.library.RenderedArticles;
import dev.gatehouse.library.Viewer;
import dev.gatehouse.library.search.ArticleSearch;
import dev.gatehouse.library.views.ArticleViews;
import dev.gatehouse.library.views.PopularArticles;
import dev.gatehouse.signin.recent.RecentSignIns;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.site.api.ApiForm;
import dev.gatehouse.site.api.CachedAnswers;
import dev.gatehouse.tenant.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The articles that the caller may see. */
@Path("/articles")
@ApplicationScoped
public class WidgetArticlesResource {
  /** How many of the most viewed articles come first. */
  private static final int MOST_POPULAR = 100;

  @Inject ArticleSearch search;
  @Inject Catalogues catalogues;
  @Inject RenderedArticles articles;
  @Inject PopularArticles popular;
  @Inject ArticleViews views;
  @Inject RecentSignIns recent;

  @GET
  public Response list(
      @Context HttpServletRequest request,
      @QueryParam("limit") String limit,
      @QueryParam("skip") String skip,
      @QueryParam("category") String category) {
    Visit visit = Visit.of(request);
    ApiForm.Range range = WidgetApiForm.FORM.range(limit, skip);
    // A reader who opens the panel is likely to search next.
    search.prepare(visit.site());
    Catalogue catalogue = catalogues.of(visit.site(), visit.viewer());
    List<ArticleCard> cards =
        category == null ? popularFirst(visit.site(), catalogue) : in(category, catalogue);
    ObjectNode answer = ApiForm.object().put("total", cards.size());
    ArrayNode articles = answer.putArray("articles");
    range.of(cards).forEach(card -> articles.add(ArticleJson.of(card, catalogue, visit)));
    return WidgetApiForm.FORM.of(answer);
  }

  private List<ArticleCard> popularFirst(Site site, Catalogue catalogue) {
    Set<ArticleCard> cards = new LinkedHashSet<>(popular.of(site, catalogue, MOST_POPULAR));
    cards.addAll(catalogue.articles());
    return List.copyOf(cards);
  }

  private static List<ArticleCard> in(String category, Catalogue catalogue) {
    OptionalLong number = ApiForm.id(category);
    return number.isPresent() ? catalogue.articlesIn(number.getAsLong()) : List.of();
  }

  @GET
  @Path("/{id}")
  public Response one(@Context HttpServletRequest request, @PathParam("id") String id) {
    Visit visit = Visit.of(request);
    Viewer viewer = visit.viewer();
    Catalogue catalogue = catalogues.of(visit.site(), viewer);
    OptionalLong number = number(id, catalogue);
    if (number.isEmpty()) {
      return WidgetApiForm.FORM.notFound();
    }
    Optional<ArticleCard> card = catalogue.article(number.getAsLong());
    Optional<RenderedArticle> article = articles.find(visit.site(), viewer, number.getAsLong());
    if (article.filter(open -> recent.isMissing(visit, open.card())).isPresent()) {
      return ApiForm.signInAgain(visit.site().settings().getSessions().recent());
    }
    if (request.getMethod().equals("GET")) {
      article.ifPresent(open -> count(visit, open.card().id()));
    }
    return article
        .map(
            open -> {
              ObjectNode one = ApiForm.object().set("article", json(open, catalogue, visit));
              // The article may be newer than the catalogue.
              return card.equals(Optional.of(open.card())) && !open.card().reauthenticate()
                  ? CachedAnswers.kept(request, one, later -> count(later, open.card().id()))
                  : CachedAnswers.once(one);
            })
        .orElseGet(WidgetApiForm.FORM::notFound);
  }

  private void count(Visit visit, long article) {
    if (visit.isByReader()) {
      views.note(visit.site().id(), article);
    }
  }

  /**
   * The id of an article that a page calls by its id, by the last part of its path, of which the
   * number counts, or by its slug alone. Of several with one slug, the first is meant.
   */
  static OptionalLong number(String named, Catalogue catalogue) {
    int hyphen = named.indexOf('-');
    OptionalLong id = ApiForm.id(hyphen < 0 ? named : named.substring(0, hyphen));
    // The article may be newer than the catalogue; a slug may begin with a number.
    if (id.isPresent() && (hyphen < 0 || catalogue.article(id.getAsLong()).isPresent())) {
      return id;
    }
    OptionalLong bySlug =
        catalogue.articles().stream()
            .filter(card -> card.slug().equals(named))
            .mapToLong(ArticleCard::id)
            .findFirst();
    return bySlug.isPresent() ? bySlug : id;
  }

  private static ObjectNode json(RenderedArticle article, Catalogue catalogue, Visit visit) {
    ObjectNode json = ArticleJson.of(article.card(), catalogue, visit).put("body", article.html());
    article.card().tags().forEach(json.putArray("tags")::add);
    return json;
  }
}
