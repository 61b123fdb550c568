package dev.gatehouse.site;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.views.PopularArticles;
import dev.gatehouse.signin.request.Visit;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** {@code /}: a help center at a glance; on the base host, what Gatehouse is. */
@WebServlet("")
public class HomePage extends Page {
  private static final int MOST_POPULAR = 6;

  @Inject Catalogues catalogues;
  @Inject PopularArticles popular;
  @Inject Instance<Guide> guides;

  @Override
  void show(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!visit.site().settings().isHomePublished()) {
      moved("/docs", HttpServletResponse.SC_FOUND, response);
      return;
    }
    Catalogue catalogue = catalogues.of(visit.site(), visit.viewer());
    Glance glance = Glance.of(catalogue, popular.of(visit.site(), catalogue, MOST_POPULAR));
    Frame frame = frames.of(request).listed(visit, "/", null);
    new PageResponse(request, response)
        .sendContent(
            ContentPage.of(output -> JtehomeGenerated.render(output, null, frame, glance), null));
  }

  @Override
  void showWithoutTenant(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Frame frame = frames.of(request);
    Guide guide = guides.isResolvable() ? guides.get() : null;
    new PageResponse(request, response)
        .sendListed(output -> JtebaseGenerated.render(output, null, frame, guide));
  }

  /**
   * What the page shows of the content.
   *
   * @param sections the categories at the top
   * @param popular the articles that are read most
   * @param loose the first articles without a category
   * @param moreLoose whether there are others
   */
  public record Glance(
      List<Section> sections,
      List<ArticleCard> popular,
      List<ArticleCard> loose,
      boolean moreLoose) {
    /** Of each category, the first few articles. */
    public static final int MOST_IN_SECTION = 4;

    /** Keeps the page short for a site with thousands of articles without a category. */
    private static final int MOST_LOOSE = 24;

    private static Glance of(Catalogue catalogue, List<ArticleCard> popular) {
      List<ArticleCard> loose = catalogue.looseArticles();
      return new Glance(
          Section.top(catalogue),
          popular,
          loose.subList(0, Math.min(MOST_LOOSE, loose.size())),
          loose.size() > MOST_LOOSE);
    }
  }
}
