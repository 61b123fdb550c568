package dev.gatehouse.site.look;

import dev.gatehouse.signin.request.Visit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** How the site of this request looks, for the template; nothing of it without a site. */
@Named("look")
@RequestScoped
public class LookBacking {
  @Inject HttpServletRequest request;
  @Inject Looks looks;

  /** Where the style sheet of the site's colour is, or {@code null}. */
  public String getThemeAddress() {
    return look()
        .map(Look::theme)
        .map(LookFile::version)
        .map(v -> LookFiles.THEME + "?v=" + v)
        .orElse(null);
  }

  /** Where the site's logo is, or {@code null}. */
  public String getLogoAddress() {
    return look().map(Look::logoVersion).map(v -> LookFiles.LOGO + "?v=" + v).orElse(null);
  }

  /** What stands at the foot of every page, safe to show as it is; or {@code null}. */
  public String getFooterHtml() {
    return look().map(Look::footerHtml).orElse(null);
  }

  /** The language that the articles are written in; {@code null} without a site. */
  public String getContentLanguage() {
    return visit().map(visit -> visit.site().settings().getContentLanguage()).orElse(null);
  }

  /** In which direction they are written; {@code null} without a site. */
  public String getContentDirection() {
    String language = getContentLanguage();
    return language == null ? null : Direction.ofTag(language).text();
  }

  private Optional<Look> look() {
    return visit().map(visit -> looks.of(visit.site()));
  }

  private Optional<Visit> visit() {
    return Optional.ofNullable(Visit.of(request));
  }
}
