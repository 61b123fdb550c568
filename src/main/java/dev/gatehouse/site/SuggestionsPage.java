package dev.gatehouse.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.search.SearchResults;
import dev.gatehouse.library.search.SearchResults.Fragment;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.site.SearchPage.Result;
import dev.gatehouse.site.SearchPage.SearchRequest;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** {@code /search/suggestions?q=}: the best matches as JSON, for the page's script. */
@WebServlet("/search/suggestions")
public class SuggestionsPage extends Page {
  static final int MOST = 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject Catalogues catalogues;

  @Override
  void show(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SearchRequest asked = SearchRequest.of(request);
    SearchResults found = search.find(visit.site(), visit.viewer(), asked.text(), MOST, 0);
    if (found.isUnknown()) {
      SearchPage.tellNotReady(response);
    }
    byte[] answer = JSON.writeValueAsBytes(suggestions(found, visit));
    response.setContentType("application/json");
    response.setContentLength(answer.length);
    response.setHeader("Cache-Control", "private, no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getOutputStream().write(answer);
  }

  private ObjectNode suggestions(SearchResults found, Visit visit) {
    Catalogue catalogue = catalogues.of(visit.site(), visit.viewer());
    String language = visit.site().settings().getContentLanguage();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode results = answer.putArray("results");
    found.hits().forEach(hit -> results.add(json(Result.of(hit, catalogue), language)));
    return answer.put("total", found.total());
  }

  private static ObjectNode json(Result result, String siteLanguage) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("title", json(result.title()));
    json.set("section", result.section().isEmpty() ? null : json(result.section()));
    json.set("snippet", json(result.snippet()));
    json.put("lang", result.card().languageOr(siteLanguage));
    json.put("dir", result.card().directionOr(siteLanguage).text());
    return json.put("path", result.path()).put("category", result.category());
  }

  private static ArrayNode json(List<Fragment> pieces) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    pieces.forEach(
        piece -> json.addObject().put("text", piece.text()).put("marked", piece.marked()));
    return json;
  }
}
