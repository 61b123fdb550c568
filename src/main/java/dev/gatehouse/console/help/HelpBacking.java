package dev.gatehouse.console.help;

import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.console.CalloutTitles;
import dev.gatehouse.handbook.Handbook;
import dev.gatehouse.handbook.HandbookArticle;
import dev.gatehouse.library.markdown.Markdown;
import dev.gatehouse.protocol.VendorTexts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** The handbook in the console: its contents, or one article. */
@Named("handbook")
@RequestScoped
public class HelpBacking {
  private static final String PAGE = "/console/help/help.xhtml?article=";

  private String name;
  private HandbookArticle article;

  /**
   * Finds the article that the address names, if it names one.
   *
   * @throws Missing when the handbook has none of that name
   */
  public void load() {
    article = name == null ? null : Handbook.find(name).orElseThrow(Missing::new);
  }

  /** The guide to a protocol, or to all of them where this one has none of its own. */
  public String guide(String protocol) {
    return guide(protocol, null);
  }

  /**
   * The guide to a variant of a protocol, which may be {@code null}: the one that the vendor's
   * texts name, or else the one that is called after the protocol.
   */
  public String guide(String protocol, String variant) {
    VendorTexts texts = new VendorTexts(protocol);
    return texts
        .find(variant + ".guide")
        .or(() -> texts.find("guide"))
        .or(() -> Optional.of("coming-from-" + protocol))
        .filter(guide -> Handbook.find(guide).isPresent())
        .orElse("connect-your-backend");
  }

  public String address(String article) {
    return PAGE + article;
  }

  public String getHtml() {
    return CalloutTitles.in(Markdown.toSafeHtml(article.linked(this::address)));
  }

  public List<Handbook.Chapter> getChapters() {
    return Handbook.chapters();
  }

  public HandbookArticle getArticle() {
    return article;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }
}
