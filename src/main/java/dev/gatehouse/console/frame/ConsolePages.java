package dev.gatehouse.console.frame;

import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.RefusedAccess;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.operator.ConsoleVisit;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.signin.console.ConsoleDoor;
import dev.gatehouse.signin.console.PageOwner;
import dev.gatehouse.signin.request.Answers;
import dev.gatehouse.signin.team.TeamVisits;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
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
import java.util.List;
import java.util.Optional;

/**
 * Guards every page of the console. The sign-in mechanism already turned away callers who are not
 * operators, by the request's path; but a path can be written in many ways, so this filter checks
 * again for the page that is reached. It decides whether the operator may open the page, and for
 * which site: for any other page the answer is "not found".
 *
 * <p>It also limits how long a page waits for the database, whatever the page reads or changes.
 */
@WebFilter(
    urlPatterns = "/console/*",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public class ConsolePages extends HttpFilter {
  @Inject SiteInView site;
  @Inject CurrentOperator current;
  @Inject RefusedAccess refusedAccess;
  @Inject TeamVisits visits;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader("Content-Security-Policy", ContentPolicy.WITHOUT_SCRIPT);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    // A page that opened the console keeps no hold of its window.
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    try {
      Database.<Void, Exception>bounded(
          () -> {
            show(request, response, chain);
            return null;
          });
    } catch (DatabaseUnavailable e) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private void show(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (ConsoleDoor.isOpen(request.getServletPath())) {
      PageOwner.ensure(request, response);
      letSignInLeadToSite(request);
    }
    if (isOpen(request) || admits(request)) {
      chain.doFilter(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  /** A browser does not follow the redirect of a form to where its page may not post. */
  private void letSignInLeadToSite(HttpServletRequest request) {
    String target = ConsoleDoor.returnTarget(request.getParameter(ConsoleDoor.RETURN));
    visits
        .destination(request, target)
        .ifPresent(origin -> ContentPolicy.letPost(request, List.of(origin)));
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
    if (named != null && !named.matches("\\d{1,18}")) {
      return false;
    }
    TenantId wanted = named == null ? null : new TenantId(Long.parseLong(named));
    if (!rule.admits(rights, wanted)) {
      String asked = request.getMethod() + " " + request.getServletPath();
      refusedAccess.note(current.actor(), asked, rule.right(wanted), Optional.ofNullable(wanted));
      return false;
    }
    if (named == null) {
      return true;
    }
    try {
      site.find(named, rule.atSite());
      return true;
    } catch (Missing e) {
      return false;
    }
  }
}
