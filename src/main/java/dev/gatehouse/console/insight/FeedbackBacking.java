package dev.gatehouse.console.insight;

import dev.gatehouse.administration.content.FeedbackChanges;
import dev.gatehouse.administration.content.FeedbackReading;
import dev.gatehouse.administration.insight.ArticleInsight;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.Unchanged;
import dev.gatehouse.console.list.ListView;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.feedback.HelpfulAnswer;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.storage.PageRequest;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** Which articles readers found helpful, and what they wrote about them. */
@Named("articleFeedback")
@ViewScoped
public class FeedbackBacking implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST_SENTENCES = 25;

  @Inject SiteInView site;
  @Inject CurrentOperator current;
  @Inject FeedbackRows rows;
  @Inject FeedbackReading reading;
  @Inject FeedbackChanges changes;
  @Inject Catalogues catalogues;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private transient ListView<ArticleInsight> list;
  private transient List<Sentence> sentences = List.of();
  private transient boolean more;

  @Unchanged private String listed;

  /**
   * What a reader wrote.
   *
   * @param title the article's, as it is now
   */
  public record Sentence(HelpfulAnswer answer, String title) {}

  /** Called when the page's parameters are set. */
  public void read() {
    list = ListView.of(rows.asked(), rows.found());
    PageRequest request = new PageRequest(older(), null);
    PageRequest.Page<HelpfulAnswer> page =
        request.page(
            reading.sentences(current.actor(), site.id(), null, request, MOST_SENTENCES + 1),
            MOST_SENTENCES);
    Catalogue catalogue = catalogues.everything(site.id());
    sentences =
        page.rows().stream()
            .map(answer -> new Sentence(answer, title(answer.getArticleId(), catalogue)))
            .toList();
    more = page.hasOlder();
    listed =
        Fingerprint.of(sentences.stream().map(one -> one.answer().getId()).toList().toString());
  }

  private Long older() {
    String id = rows.asked().get(FeedbackRows.OLDER);
    return id != null && id.matches("\\d{1,18}") ? Long.valueOf(id) : null;
  }

  /** The article may be newer than the catalogue, which soon is another. */
  private String title(long article, Catalogue catalogue) {
    return catalogue
        .article(article)
        .map(card -> card.title())
        .orElseGet(() -> texts.of("insight", "feedback.article"));
  }

  /** Deletes what a reader wrote; their answer still counts. */
  public void delete(long id) {
    if (action.perform(actor -> changes.deleteSentence(actor, site.tenant(), id))) {
      Notices.done(texts.of("insight", "feedback.deleted"));
      Redirects.to(rows.asked().href());
    }
  }

  public ListView<ArticleInsight> getList() {
    return list;
  }

  public List<ArticleInsight> getRows() {
    return list.getRows();
  }

  public List<Sentence> getSentences() {
    return sentences;
  }

  /** The address of the page with older sentences; {@code null} if there are none. */
  public String getOlderHref() {
    return more
        ? rows.asked()
            .with(
                FeedbackRows.OLDER, sentences.get(sentences.size() - 1).answer().getId().toString())
            .href()
        : null;
  }

  public String getNewestHref() {
    return rows.asked().with(FeedbackRows.OLDER, null).href();
  }

  /** Whether the page begins with the newest sentence. */
  public boolean isNewest() {
    return older() == null;
  }

  /** Whether readers are asked. */
  public boolean isAsking() {
    return site.tenant().getSettings().getLook().isAskHelpful();
  }

  public String getSought() {
    return rows.asked().search();
  }
}
