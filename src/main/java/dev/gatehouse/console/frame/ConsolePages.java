package dev.gatehouse.console.frame;

import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.signin.console.ConsoleDoor;
import dev.gatehouse.signin.console.ConsoleVisit;
import dev.gatehouse.signin.request.Answers;
import dev.gatehouse.storage.DatabaseUnavailable;
import dev.gatehouse.tenant.TenantId;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Stands before every page of the console. The sign-in mechanism has sent away whoever is no
 * operator, by the path of the request; paths can be written in many ways, and what counts is that
 * a page is reached. Here it is also decided whether the operator may open the page, and at which
 * site; a page that he may not open is not there.
 */
@WebFilter(
    urlPatterns = "/console/*",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public class ConsolePages extends HttpFilter {
  @Inject SiteInView site;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", ContentPolicy.WITHOUT_SCRIPT);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    try {
      if (isOpen(request) || admits(request)) {
        chain.doFilter(request, response);
      } else {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
      }
    } catch (DatabaseUnavailable e) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  private static boolean isOpen(HttpServletRequest request) {
    String path = request.getServletPath();
    boolean failed =
        request.getDispatcherType() == DispatcherType.FORWARD && path.equals(ConsoleDoor.ERROR);
    return failed || Answers.isWaiting(request) || ConsoleDoor.isOpen(path);
  }

  private boolean admits(HttpServletRequest request) {
    Optional<Rights> rights = ConsoleVisit.of(request).map(visit -> visit.operator().rights());
    if (rights.isEmpty()) {
      return false;
    }
    String path = request.getServletPath();
    if (path.equals("/console") || path.equals(ConsoleDoor.HOME)) {
      return true;
    }
    return PageRule.of(path).filter(rule -> admits(rule, rights.get(), request)).isPresent();
  }

  private boolean admits(PageRule rule, Rights rights, HttpServletRequest request) {
    String named = rule.isOfSite() ? request.getParameter(SiteInView.PARAMETER) : null;
    if (named == null) {
      return rule.admits(rights, null);
    }
    if (!named.matches("\\d{1,18}") || !rule.admits(rights, new TenantId(Long.parseLong(named)))) {
      return false;
    }
    try {
      site.find(named, rule.atSite());
      return true;
    } catch (Missing e) {
      return false;
    }
  }
}
