package dev.gatehouse.site.look;

import dev.gatehouse.signin.request.Visit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The look of this request's site, for the template; empty without a site. */
@Named("look")
@RequestScoped
public class LookBacking {
  @Inject HttpServletRequest request;
  @Inject Looks looks;

  /** The address of the style sheet with the site's colour, or {@code null}. */
  public String getThemeAddress() {
    return look()
        .map(Look::theme)
        .map(Look.File::version)
        .map(v -> LookFiles.THEME + "?v=" + v)
        .orElse(null);
  }

  /** The address of the site's logo, or {@code null}. */
  public String getLogoAddress() {
    return look().map(Look::logoVersion).map(v -> LookFiles.LOGO + "?v=" + v).orElse(null);
  }

  /** The footer of every page as safe HTML, or {@code null}. */
  public String getFooterHtml() {
    return look().map(Look::footerHtml).orElse(null);
  }

  /** The language of the articles; {@code null} without a site. */
  public String getContentLanguage() {
    return visit().map(visit -> visit.site().settings().getContentLanguage()).orElse(null);
  }

  /** The writing direction of the articles; {@code null} without a site. */
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

  /** The writing direction of a language, for the attribute {@code dir}. */
  enum Direction {
    LTR,
    RTL;

    /** Languages in use today whose usual script runs from right to left. */
    private static final Set<String> FROM_THE_RIGHT =
        Set.of("ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi");

    static Direction ofTag(String tag) {
      String language = Locale.forLanguageTag(tag).getLanguage();
      return FROM_THE_RIGHT.contains(language) ? RTL : LTR;
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
