package dev.gatehouse.console.site;

import dev.gatehouse.administration.setup.SetupStep;
import dev.gatehouse.administration.setup.SiteSetup;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.cookie.ConsoleCookie;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;

/** The checklist of a site: shown until everything is done, or until an operator hides it. */
@Named("siteSetup")
@RequestScoped
public class SiteSetupBacking {
  private static final Duration HIDDEN_FOR = Duration.ofDays(365);

  @Inject HttpServletRequest request;
  @Inject SiteInView site;
  @Inject CurrentOperator current;
  @Inject SiteSetup setup;

  private List<Line> lines;
  private boolean hidden;

  /**
   * A step with the page where it is done.
   *
   * @param name as part of a text's key
   */
  public record Line(String name, boolean done, boolean optional, String href) {}

  public List<Line> getLines() {
    if (lines == null) {
      lines = read();
    }
    return lines;
  }

  private List<Line> read() {
    try {
      return setup.of(current.actor(), site.tenant()).stream().map(this::line).toList();
    } catch (DatabaseUnavailable e) {
      // The page says so.
      return List.of();
    }
  }

  private Line line(SetupStep step) {
    return new Line(
        step.name().text(), step.done(), step.name().isOptional(), page(step) + "site=" + id());
  }

  private long id() {
    return site.getNumber();
  }

  private static String page(SetupStep step) {
    String connection =
        step.connectionId() == null
            ? "/console/sso/providers.xhtml?"
            : "/console/sso/connection.xhtml?id=" + step.connectionId() + "&";
    return switch (step.name()) {
      case PRIVATE -> "/console/site/settings.xhtml?";
      case CONNECTION -> "/console/sso/providers.xhtml?";
      case KEY, LOGIN_URL, SIGN_IN, LOGOUT_URL -> connection;
      case ARTICLE -> "/console/content/content.xhtml?";
    };
  }

  /** How many steps are done, of those that are needed. */
  public long getDone() {
    return getLines().stream().filter(line -> line.done() && !line.optional()).count();
  }

  public long getNeeded() {
    return getLines().stream().filter(line -> !line.optional()).count();
  }

  /** Whether anything is left to do that the operator may do and did not hide. */
  public boolean isShown() {
    return site.may("CONFIGURE") && !isHidden() && getDone() < getNeeded();
  }

  private boolean isHidden() {
    return hidden || cookie().of(Incoming.of(request)).isPresent();
  }

  /** Hides it in this browser. */
  public void hide() {
    HttpServletResponse response =
        (HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse();
    cookie().set(response, Incoming.of(request), "hidden", HIDDEN_FOR);
    hidden = true;
  }

  private ConsoleCookie cookie() {
    return new ConsoleCookie("gatehouse-setup-" + id());
  }
}
