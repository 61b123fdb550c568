package dev.gatehouse.console.frame;

import dev.gatehouse.protocol.Incoming;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.primefaces.context.PrimeFacesContext;

/** This browser's display preferences, which the console's script keeps in cookies. */
@Named("preferences")
@RequestScoped
public class PreferencesBacking {
  private static final Set<String> THEMES = Set.of("light", "dark");

  @Inject HttpServletRequest request;

  /** The chosen theme, or {@code system}. */
  public String getTheme() {
    return Incoming.of(request)
        .cookies("gatehouse-theme")
        .filter(THEMES::contains)
        .findFirst()
        .orElse("system");
  }

  /**
   * The nonce of the page's scripts. Forms that work without script send it as a field; for the
   * others PrimeFaces' script does.
   */
  public String getNonce() {
    return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
  }
}
