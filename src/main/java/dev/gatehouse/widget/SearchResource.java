package dev.gatehouse.widget;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.miss.SearchTally;
import dev.gatehouse.library.search.ArticleSearch;
import dev.gatehouse.library.search.SearchResults;
import dev.gatehouse.library.search.SearchResults.Fragment;
import dev.gatehouse.library.search.SearchResults.Hit;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.site.api.ApiForm;
import dev.gatehouse.site.api.CachedAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;

/** The articles that match a query and that the caller may see, best first. */
@Path("/search")
@ApplicationScoped
public class SearchResource {
  @Inject Catalogues catalogues;
  @Inject ArticleSearch search;
  @Inject SearchTally searches;

  @GET
  public Response find(@Context HttpServletRequest request) {
    Visit visit = Visit.of(request);
    ApiForm.Range range =
        WidgetApiForm.FORM.range(request.getParameter("limit"), request.getParameter("skip"));
    String text = request.getParameter("q");
    String query =
        text == null
            ? ""
            : text.substring(0, Math.min(text.length(), ArticleSearch.LONGEST_QUERY)).strip();
    SearchResults found =
        search.find(visit.site(), visit.viewer(), query, range.limit(), range.skip());
    if (found.isUnknown()) {
      return WidgetApiForm.FORM.searchNotReady();
    }
    ObjectNode answer = json(found, query, visit);
    if (!found.complete()) {
      return CachedAnswers.once(answer);
    }
    boolean some = found.total() > 0;
    if (request.getMethod().equals("GET")) {
      count(visit, query, some);
    }
    return CachedAnswers.kept(request, answer, later -> count(later, query, some));
  }

  private void count(Visit visit, String query, boolean found) {
    if (visit.isByReader()) {
      searches.note(visit.site().id(), visit.caller().hashCode(), query, found);
    }
  }

  private ObjectNode json(SearchResults found, String query, Visit visit) {
    Catalogue catalogue = catalogues.of(visit.site(), visit.viewer());
    ObjectNode answer = ApiForm.object().put("query", query).put("total", found.total());
    ArrayNode results = answer.putArray("results");
    found.hits().forEach(hit -> results.add(json(hit, catalogue, visit)));
    return answer;
  }

  /** Matches are marked in pieces of plain text, so that the caller needs no HTML. */
  private static ObjectNode json(Hit hit, Catalogue catalogue, Visit visit) {
    ObjectNode json =
        ArticleJson.of(hit.card(), catalogue, visit).put("snippet", plain(hit.snippet()));
    add(hit.title(), json.putArray("title_pieces"));
    add(hit.snippet(), json.putArray("snippet_pieces"));
    if (hit.section() == null) {
      return json.putNull("section");
    }
    ObjectNode section =
        json.putObject("section")
            .put("anchor", hit.section().anchor())
            .put("title", plain(hit.section().heading()));
    add(hit.section().heading(), section.putArray("title_pieces"));
    return json;
  }

  private static String plain(List<Fragment> pieces) {
    return pieces.stream().map(Fragment::text).collect(Collectors.joining());
  }

  private static void add(List<Fragment> pieces, ArrayNode array) {
    pieces.forEach(
        piece -> array.addObject().put("text", piece.text()).put("marked", piece.marked()));
  }
}
