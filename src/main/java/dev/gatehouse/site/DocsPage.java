package dev.gatehouse.site;

import dev.gatehouse.library.Shelf;
import dev.gatehouse.library.Shelves;
import dev.gatehouse.reading.Audiences;
import dev.gatehouse.signin.request.Visit;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /docs}: every category and every article that the reader may see. */
@WebServlet("/docs")
public class DocsPage extends Page {
  @Inject Shelves shelves;

  @Override
  void show(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Shelf shelf = shelves.of(visit.site(), Audiences.of(visit));
    request.setAttribute("sections", Section.all(shelf));
    request.setAttribute("most", Leaf.MOST);
    request.setAttribute("loose", shelf.looseArticles());
    Views.show("docs", request, response);
  }
}
