package dev.gatehouse.site;

import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.site.ContentParts.Key;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /docs}: every category and every article that the reader may see. */
@WebServlet("/docs")
public class DocsPage extends Page {
  @Inject Catalogues catalogues;
  @Inject ContentParts parts;
  @Inject FramedPages pages;

  @Override
  void show(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Catalogue catalogue = catalogues.of(visit.site(), visit.viewer());
    Frame frame = frames.of(request);
    Key key = Key.of(catalogue, DocsPage.class, frame);
    ContentPart part =
        parts.of(
            key,
            output ->
                JtedocsGenerated.render(
                    output,
                    null,
                    frame.text(),
                    frame.look(),
                    Section.all(catalogue),
                    catalogue.looseArticles()));
    new PageResponse(request, response)
        .sendContent(
            pages.of(
                frame.listed(visit, "/docs", null),
                frame.text().of("page.allArticles"),
                frame.text().language().tag(),
                "text",
                part));
  }
}
