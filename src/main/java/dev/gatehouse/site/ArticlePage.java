package dev.gatehouse.site;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.library.RenderedArticle;
import dev.gatehouse.library.RenderedArticles;
import dev.gatehouse.library.markdown.Markdown.Heading;
import dev.gatehouse.library.views.ArticleViews;
import dev.gatehouse.signin.recent.RecentSignIns;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.site.ContentParts.Key;
import dev.gatehouse.site.HelpfulPage.Asked;
import gg.jte.html.HtmlContent;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;

/** {@code /article/{id}-{slug}}: an article. */
@WebServlet("/article/*")
public class ArticlePage extends Page {
  @Inject Catalogues catalogues;
  @Inject RenderedArticles articles;
  @Inject ArticleViews views;
  @Inject ContentParts parts;
  @Inject FramedPages pages;
  @Inject RecentSignIns recent;

  @Override
  void show(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (hasNoId(request)) {
      moved("/docs", HttpServletResponse.SC_FOUND, response);
      return;
    }
    Catalogue catalogue = catalogues.of(visit.site(), visit.viewer());
    Optional<ArticleCard> card = id(request.getPathInfo()).flatMap(catalogue::article);
    // Such a reader was sent to sign in, unless the article changed since.
    if (card.filter(known -> !recent.isMissing(visit, known)).isEmpty()) {
      notFound(request, response);
      return;
    }
    Frame frame = frames.of(request);
    Asked asked = Asked.on(card.get(), visit, request);
    Key key = Key.of(catalogue, Version.of(card.get(), asked), frame);
    Optional<Read> read =
        parts
            .find(key)
            .map(part -> new Read(card.get(), part))
            .or(() -> read(visit, catalogue, card.get(), frame, key, asked));
    if (read.isEmpty()) {
      notFound(request, response);
    } else if (!request.getRequestURI().equals(read.get().card().path())) {
      String now = oldPages.nowOr(read.get().card().path(), visit, request);
      moved(now, HttpServletResponse.SC_MOVED_PERMANENTLY, response);
    } else {
      if (isCounted(visit, request) && !Asked.isAnswered(request)) {
        views.note(visit.site().id(), card.get().id());
      }
      ArticleCard shown = read.get().card();
      ContentPage page =
          pages.of(
              frame.listed(visit, shown.path(), shown.description()),
              shown.title(),
              frame.look().language(shown),
              "wide",
              read.get().part());
      PageResponse answer = new PageResponse(request, response);
      if (read.get().card().reauthenticate()) {
        answer.sendUnstored(page);
      } else {
        answer.sendContent(page);
      }
    }
  }

  /** An article, and the part of its page within the frame. */
  private record Read(ArticleCard card, ContentPart part) {}

  /**
   * The text of a version never changes.
   *
   * @param asked {@code null} if nobody is asked whether it helps
   */
  private record Version(long id, long version, Asked asked) {
    private static Version of(ArticleCard card, Asked asked) {
      return new Version(card.id(), card.version(), asked);
    }
  }

  /** The article may be newer than the catalogue, which soon is another: that is not cached. */
  private Optional<Read> read(
      Visit visit, Catalogue catalogue, ArticleCard card, Frame frame, Key key, Asked asked) {
    return articles
        .find(visit.site(), visit.viewer(), card.id())
        .map(
            article -> {
              Shown shown = Shown.of(article, catalogue, frame.text());
              String script = frame.asset("helpful.js");
              HtmlContent template =
                  output ->
                      JtearticleGenerated.render(
                          output, null, frame.text(), frame.look(), shown, asked, script);
              return new Read(
                  article.card(),
                  article.card().version() == card.version()
                      ? parts.keep(key, template)
                      : ContentPart.of(template));
            });
  }

  /**
   * An article as its page shows it.
   *
   * @param html safe to show as it is
   * @param contents its first headings; empty if there are fewer than two
   * @param way the categories that lead to the article, from the top
   * @param neighbours the other articles of its category, or other articles without one
   * @param updatedDay the day of the last change, formatted for the reader
   */
  public record Shown(
      ArticleCard card,
      String html,
      List<Heading> contents,
      List<CategoryCard> way,
      Neighbours neighbours,
      String updatedDay) {

    /** The most headings in the table of contents. */
    private static final int MOST_CONTENTS = 200;

    private static final DateTimeFormatter DAY =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withZone(ZoneOffset.UTC);

    static Shown of(RenderedArticle article, Catalogue catalogue, Texts texts) {
      ArticleCard card = article.card();
      List<Heading> headings = article.headings();
      return new Shown(
          card,
          ArticleHtml.of(article, texts),
          headings.size() < 2
              ? List.of()
              : headings.subList(0, Math.min(MOST_CONTENTS, headings.size())),
          catalogue.wayTo(card.categoryId()),
          Neighbours.of(
              card,
              card.categoryId() == null
                  ? catalogue.looseArticles()
                  : catalogue.articlesIn(card.categoryId())),
          DAY.withLocale(texts.language().locale()).format(card.updatedAt()));
    }

    public List<Tag> tags() {
      return card.tags().stream().map(Tag::new).toList();
    }

    /** The article's category, or {@code null}. */
    public CategoryCard category() {
      return way.isEmpty() ? null : way.get(way.size() - 1);
    }
  }

  /** A tag, and the search that finds other articles with it. */
  public record Tag(String name) {
    public String path() {
      return new SearchPage.SearchRequest(name, 1).address();
    }
  }

  /**
   * The articles around an article, in their order.
   *
   * @param previous the article before, or {@code null}
   * @param next the article after, or {@code null}
   * @param near the article and some around it; a category may have thousands
   * @param total how many articles the category has
   */
  public record Neighbours(
      ArticleCard previous, ArticleCard next, List<ArticleCard> near, int total) {
    private static final int NEAR = 9;

    static Neighbours of(ArticleCard card, List<ArticleCard> all) {
      int here = 0;
      while (here < all.size() && all.get(here).id() != card.id()) {
        here++;
      }
      int from = Math.max(0, Math.min(here - NEAR / 2, all.size() - NEAR));
      return new Neighbours(
          here > 0 ? all.get(here - 1) : null,
          here + 1 < all.size() ? all.get(here + 1) : null,
          all.subList(from, Math.min(all.size(), from + NEAR)),
          all.size());
    }

    /** Whether the category has other articles. */
    public boolean isAny() {
      return total > 1;
    }

    /** Whether the category has more articles than the near ones. */
    public boolean isMore() {
      return total > near.size();
    }
  }
}
