package dev.gatehouse.site.look;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.TextDirection;
import dev.gatehouse.library.markdown.Markdown;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.SiteSettings;
import java.nio.charset.StandardCharsets;

/**
 * A site's look, as served to browsers.
 *
 * @param revision the site's revision
 * @param theme the style sheet with the accent colour, or {@code null}
 * @param logoVersion the hash of the logo's content, or {@code null}
 * @param footerHtml the footer of every page, safe to show as it is; or {@code null}
 * @param contentLanguage the language of the articles
 * @param contentDirection the writing direction of the articles
 * @param contact where readers reach a person, or {@code null}
 */
public record Look(
    long revision,
    File theme,
    String logoVersion,
    String footerHtml,
    String contentLanguage,
    String contentDirection,
    Contact contact) {
  /** That of the base host. */
  public static final Look NONE = new Look(0, null, null, null, null, null, null);

  static Look of(Site site) {
    SiteSettings settings = site.settings();
    String logo = site.tenant().getLogoHash();
    return new Look(
        site.tenant().getRevision(),
        settings.getLook().getAccentColor() == null
            ? null
            : theme(settings.getLook().getAccentColor()),
        logo == null ? null : File.version(logo),
        footer(settings.getLook().getFooter()),
        settings.getContentLanguage(),
        TextDirection.ofTag(settings.getContentLanguage()).text(),
        settings.getLook().getContactUrl() == null
            ? null
            : new Contact(settings.getLook().getContactUrl(), settings.getName()));
  }

  /** The language of an article. */
  public String language(ArticleCard card) {
    return card.languageOr(contentLanguage);
  }

  /** The writing direction of an article. */
  public String direction(ArticleCard card) {
    return card.directionOr(contentLanguage).text();
  }

  /** The language of an article within a list of the site's; {@code null} if it is the same. */
  public String otherLanguage(ArticleCard card) {
    return language(card).equals(contentLanguage) ? null : card.lang();
  }

  /** The same of the writing direction. */
  public String otherDirection(ArticleCard card) {
    return direction(card).equals(contentDirection) ? null : direction(card);
  }

  /** The address of the style sheet with the site's colour, or {@code null}. */
  public String themeAddress() {
    return theme == null ? null : LookFiles.THEME + "?v=" + theme.version();
  }

  /** The address of the site's logo, or {@code null}. */
  public String logoAddress() {
    return logoVersion == null ? null : LookFiles.LOGO + "?v=" + logoVersion;
  }

  private static File theme(String colour) {
    byte[] css = Theme.css(colour).getBytes(StandardCharsets.UTF_8);
    return File.of("text/css;charset=UTF-8", css);
  }

  private static String footer(String markdown) {
    return markdown == null || markdown.isBlank() ? null : Markdown.toSafeHtml(markdown);
  }

  /**
   * A file of a site's look.
   *
   * @param version a prefix of the content's hash
   */
  record File(String version, String type, byte[] bytes) {
    private static final int VERSION_LENGTH = 16;

    static File of(String type, byte[] bytes) {
      return new File(version(Fingerprint.of(bytes)), type, bytes);
    }

    static String version(String hash) {
      return hash.substring(0, VERSION_LENGTH);
    }
  }

  /**
   * Where readers reach a person.
   *
   * @param url an address of {@code https} or {@code mailto}
   * @param name of the site
   */
  public record Contact(String url, String name) {}
}
