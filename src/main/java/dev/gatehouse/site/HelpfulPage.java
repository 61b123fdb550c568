package dev.gatehouse.site;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.feedback.HelpfulQuestion;
import dev.gatehouse.library.feedback.HelpfulQuestion.Said;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.header.RetryAfter;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.recent.RecentSignIns;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import gg.jte.html.HtmlContent;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /helpful/{id}}: a reader's answer to "Was this helpful?", and what was missing.
 * Without a script, the article follows; a script gets the part of the page that changes.
 */
@WebServlet("/helpful/*")
public class HelpfulPage extends Page {
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");
  private static final int TOO_MANY_REQUESTS = 429;

  @Inject Catalogues catalogues;
  @Inject RecentSignIns recent;
  @Inject HelpfulQuestion question;

  @Override
  Set<String> methods() {
    return METHODS;
  }

  @Override
  void show(Visit visit, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<ArticleCard> card =
        id(request.getPathInfo())
            .flatMap(id -> catalogues.of(visit.site(), visit.viewer()).article(id))
            .filter(known -> visit.site().settings().getLook().isAskHelpful());
    if (card.isEmpty()) {
      notFound(request, response);
      return;
    }
    Optional<Asked> given = Asked.given(card.get().id(), card.get().version(), request);
    // Another website's page answers for nobody.
    if (given.isEmpty() || Incoming.of(request).isFromElsewhere()) {
      moved(card.get().path() + Asked.PLACE, HttpServletResponse.SC_SEE_OTHER, response);
      return;
    }
    take(given.get(), card.get(), visit, new PageResponse(request, response));
  }

  private void take(Asked given, ArticleCard card, Visit visit, PageResponse answer)
      throws IOException {
    boolean part = answer.request().getParameter("part") != null;
    if (!Asked.isAsked(visit) || recent.isMissing(visit, card)) {
      answer.response().setStatus(HttpServletResponse.SC_FORBIDDEN);
      send(given.refused(Problem.SIGNED_OUT), card, part, answer);
      return;
    }
    try {
      Said said = new Said(card.id(), given.version(), given.helpful(), given.typed());
      Duration wait = question.take(visit.site().id(), reader(visit).orElseThrow(), said);
      if (!wait.isZero()) {
        int seconds = RetryAfter.seconds(wait);
        refuse(TOO_MANY_REQUESTS, seconds, given.refused(Problem.TOO_MANY), card, part, answer);
      } else if (part) {
        send(given.kept(), card, true, answer);
      } else {
        String path = card.path() + "?helpful=" + given.kept().code() + Asked.PLACE;
        moved(path, HttpServletResponse.SC_SEE_OTHER, answer.response());
      }
    } catch (DatabaseUnavailable e) {
      int seconds = DatabaseUnavailable.RETRY_AFTER_SECONDS;
      int status = HttpServletResponse.SC_SERVICE_UNAVAILABLE;
      refuse(status, seconds, given.refused(Problem.FAILED), card, part, answer);
    }
  }

  /** The form again, with what the reader typed. */
  private void refuse(
      int status, int seconds, Asked again, ArticleCard card, boolean part, PageResponse answer)
      throws IOException {
    answer.response().setStatus(status);
    answer.response().setIntHeader("Retry-After", seconds);
    send(again, card, part, answer);
  }

  private void send(Asked asked, ArticleCard card, boolean part, PageResponse answer)
      throws IOException {
    Frame frame = frames.of(answer.request());
    HtmlContent page =
        part
            ? output -> JtehelpfulGenerated.render(output, null, frame.text(), asked)
            : output -> JtehelpfulAgainGenerated.render(output, null, frame, card, asked);
    answer.send(page);
  }

  private static Optional<Long> reader(Visit visit) {
    return visit.caller().map(Caller::readerId);
  }

  /** Why an answer was not kept. */
  public enum Problem {
    FAILED("helpful.failed"),
    SIGNED_OUT("helpful.signedOut"),
    TOO_MANY("helpful.tooMany");

    private final String key;

    Problem(String key) {
      this.key = key;
    }

    /** Of the text that says so. */
    public String key() {
      return key;
    }
  }

  /**
   * The question at an article's end: before the answer, after it, or refused. It shows what its
   * request says and nothing that is stored, so that no page has another reader's answer.
   *
   * @param version of the article's row
   * @param helpful {@code null} before the answer
   * @param open whether something is still asked: the answer, or a sentence
   * @param typed what they typed, or {@code null}
   * @param problem why it was not kept, or {@code null}
   */
  public record Asked(
      long article, long version, Boolean helpful, boolean open, String typed, Problem problem) {
    static final String PARAMETER = "helpful";
    static final String PLACE = "#page.helpful";
    private static final String DONE = "done";
    private static final String FOLDER = "/helpful";

    /** Whether a visitor is asked: whoever is no user would count as often as they sign in. */
    public static boolean isAsked(Visit visit) {
      return visit.site().settings().getLook().isAskHelpful() && reader(visit).isPresent();
    }

    /** The question on an article's page; {@code null} if nobody is asked. */
    static Asked on(ArticleCard card, Visit visit, HttpServletRequest request) {
      if (!isAsked(visit)) {
        return null;
      }
      String code = request.getParameter(PARAMETER);
      Boolean helpful = yesOrNo(code);
      return new Asked(card.id(), card.version(), helpful, !DONE.equals(code), null, null);
    }

    /** Whether the article's page only follows on an answer. */
    static boolean isAnswered(HttpServletRequest request) {
      return request.getParameter(PARAMETER) != null;
    }

    /** What a form says; empty if it says nothing. */
    private static Optional<Asked> given(long article, long newest, HttpServletRequest request) {
      Boolean helpful = yesOrNo(request.getParameter(PARAMETER));
      String sentence = request.getParameter("sentence");
      String row = request.getParameter("version");
      long version = row == null || !row.matches("\\d{1,18}") ? newest : Long.parseLong(row);
      return helpful == null || !request.getMethod().equals("POST")
          ? Optional.empty()
          : Optional.of(
              new Asked(
                  article, Math.min(version, newest), helpful, sentence == null, sentence, null));
    }

    /**
     * The form that was sent to here and did not reach the article, such as without a session.
     * Empty for all other requests.
     */
    static Optional<Asked> unsent(HttpServletRequest request, Problem why) {
      boolean here = FOLDER.equals(request.getAttribute(RequestDispatcher.FORWARD_SERVLET_PATH));
      return id((String) request.getAttribute(RequestDispatcher.FORWARD_PATH_INFO))
          .filter(article -> here && !Incoming.of(request).isFromElsewhere())
          .flatMap(article -> given(article, Long.MAX_VALUE, request))
          .map(given -> given.refused(why));
    }

    private static Boolean yesOrNo(String code) {
      return "yes".equals(code) ? Boolean.TRUE : "no".equals(code) ? Boolean.FALSE : null;
    }

    private Asked kept() {
      return new Asked(article, version, helpful, open, null, null);
    }

    /** The form that was sent, again. */
    private Asked refused(Problem why) {
      return new Asked(article, version, open ? null : helpful, true, typed, why);
    }

    /** The value of the parameter by which the article's page shows the same. */
    public String code() {
      return !open ? DONE : helpful ? "yes" : "no";
    }

    /** Where its forms are sent. */
    public String target() {
      return Paths.HELPFUL + article;
    }

    /** Where to sign in before the form is sent again; {@code null} if that is no help. */
    public String login() {
      return problem == Problem.SIGNED_OUT
          ? Incoming.withParameter(Paths.LOGIN, "forward", "/article/" + article)
          : null;
    }

    /** The longest sentence, in characters. */
    public int longest() {
      return HelpfulQuestion.LONGEST;
    }
  }
}
