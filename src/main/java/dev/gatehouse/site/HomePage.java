package dev.gatehouse.site;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.library.Shelf;
import dev.gatehouse.library.Shelves;
import dev.gatehouse.signin.Visit;
import dev.gatehouse.tenant.Tenants;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** {@code /}: what a help center holds at a glance; on the base host, what Gatehouse is. */
@WebServlet("")
public class HomePage extends Page {
  private static final int MOST_DEMO_SITES = 50;

  @Inject Configuration configuration;
  @Inject Shelves shelves;
  @Inject Tenants tenants;

  @Override
  void show(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!visit.site().settings().isHomePublished()) {
      Views.moved("/docs", HttpServletResponse.SC_FOUND, response);
      return;
    }
    Shelf shelf = shelves.of(visit.site(), Audiences.of(visit));
    request.setAttribute("sections", Section.top(shelf));
    request.setAttribute("loose", shelf.looseArticles());
    Views.show("home", request, response);
  }

  @Override
  void showWithoutTenant(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    request.setAttribute("demo", configuration.demo());
    request.setAttribute("sites", configuration.demo() ? demoSites(request) : List.of());
    Views.show("base", request, response);
  }

  private List<SiteLink> demoSites(HttpServletRequest request) {
    String base = configuration.baseDomain();
    return tenants.list(0, MOST_DEMO_SITES).stream()
        .map(tenant -> SiteLink.to(tenant.getSettings(), base, request))
        .toList();
  }
}
