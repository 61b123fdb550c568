package dev.gatehouse.widget;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.site.api.ApiForm;

/** Articles as JSON for the widget. */
final class ArticleJson {
  private ArticleJson() {}

  /** Everything except the text. */
  static ObjectNode of(ArticleCard card, Catalogue catalogue, Visit visit) {
    String siteLanguage = visit.site().settings().getContentLanguage();
    return ApiForm.object()
        .put("id", Long.toString(card.id()))
        .put("version", card.version())
        .put("title", card.title())
        .put("description", card.description() == null ? "" : card.description())
        .put("category", category(card, catalogue))
        .put("lang", card.languageOr(siteLanguage))
        .put("dir", card.directionOr(siteLanguage).text())
        .put("url", visit.origin() + card.path())
        .put("updated_at", card.updatedAt().toString());
  }

  /** The title of its category; {@code null} for none that the caller sees. */
  static String category(ArticleCard card, Catalogue catalogue) {
    return card.categoryId() == null
        ? null
        : catalogue.category(card.categoryId()).map(CategoryCard::title).orElse(null);
  }
}
