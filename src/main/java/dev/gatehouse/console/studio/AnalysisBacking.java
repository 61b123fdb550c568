package dev.gatehouse.console.studio;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.sso.InspectionOrder;
import dev.gatehouse.administration.sso.TokenInspection;
import dev.gatehouse.administration.sso.TokenInspection.Finding;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.protocol.Surface;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** Takes a token apart. Nothing of it outlives the answer, and nothing of it is used up. */
@Named("studioAnalysis")
@RequestScoped
public class AnalysisBacking {
  @Inject TokenInspection inspections;
  @Inject StudioBacking studio;
  @Inject SiteInView site;
  @Inject Rules rules;
  @Inject StudioAction action;
  @Inject ConsoleTexts texts;
  @Inject HttpServletRequest request;

  private String token;
  private String through;
  private Finding finding;

  /** Takes apart what was pasted. */
  public void run() {
    of(PastedToken.in(request.getParameter("token")), parameter("through"));
  }

  /**
   * @param connection its id, or empty for whichever of the site's connections fits
   */
  void of(String sent, String connection) {
    studio.showAnalysis();
    token = sent == null ? "" : sent;
    through = connection;
    if (token.isEmpty()) {
      action.problems().add(texts.of("studio", "analysis.nothing"));
      return;
    }
    InspectionOrder order = order();
    Objections objections = rules.check(order);
    finding =
        action
            .ask(
                actor ->
                    through.matches("\\d{1,18}")
                        ? inspections.of(
                            actor, site.id(), Long.parseLong(through), order, objections)
                        : inspections.search(actor, site.id(), order, objections))
            .orElse(null);
  }

  private InspectionOrder order() {
    InspectionOrder order = new InspectionOrder();
    order.setToken(token);
    Surface.named(getSurface()).ifPresent(order::setSurface);
    String key = parameter("key").strip();
    order.setKey(key.isEmpty() ? null : key);
    return order;
  }

  private String parameter(String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("");
  }

  /** What the field shows: what was pasted, unless it is absurdly long. */
  public String getToken() {
    return token == null || token.length() > 65_536 ? "" : token;
  }

  /** The connection that was chosen, or empty. */
  public String getThrough() {
    return through == null ? parameter("through") : through;
  }

  /** The surface that was chosen; for a token just made, that on which it usually travels. */
  public String getSurface() {
    String chosen = parameter("surface");
    return chosen.isEmpty() ? studio.getTemplate().deliveries().get(0).surface().text() : chosen;
  }

  public Surface[] getSurfaces() {
    return Surface.values();
  }

  public String getKey() {
    return parameter("key");
  }

  public List<String> getProblems() {
    return action.problems();
  }

  public boolean isDone() {
    return finding != null;
  }

  /** Whether the connection was found out rather than chosen. */
  public boolean isSearched() {
    return through.isEmpty();
  }

  public Finding getFinding() {
    return finding;
  }
}
