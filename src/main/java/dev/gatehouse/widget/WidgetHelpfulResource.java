package dev.gatehouse.widget;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.feedback.HelpfulQuestion;
import dev.gatehouse.library.feedback.HelpfulQuestion.Said;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.recent.RecentSignIns;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.site.HelpfulPage.Asked;
import dev.gatehouse.token.json.JsonDocument;
import dev.gatehouse.token.json.MalformedJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A reader's answer to "Was this helpful?", and what was missing. */
@Path("/articles/{id}/helpful")
@ApplicationScoped
public class WidgetHelpfulResource {
  /** Bytes of the longest body: each character of a sentence may be escaped. */
  private static final int LONGEST_BODY = 10_000;

  @Inject Catalogues catalogues;
  @Inject RecentSignIns recent;
  @Inject HelpfulQuestion question;

  @POST
  public Response answer(
      @Context HttpServletRequest request, @PathParam("id") String id, InputStream body)
      throws IOException {
    Visit visit = Visit.of(request);
    Catalogue catalogue = catalogues.of(visit.site(), visit.viewer());
    OptionalLong number = WidgetArticlesResource.number(id, catalogue);
    Optional<ArticleCard> card =
        number.isPresent() ? catalogue.article(number.getAsLong()) : Optional.empty();
    if (card.isEmpty() || !Asked.isAsked(visit)) {
      return WidgetApiForm.FORM.notFound();
    }
    if (recent.isMissing(visit, card.get())) {
      return WidgetApiForm.signInAgain(visit.site().settings().getSessions().recent());
    }
    Map<String, Object> members = members(body.readNBytes(LONGEST_BODY + 1));
    if (!(members.get("helpful") instanceof Boolean helpful)) {
      return WidgetApiForm.FORM.invalid(Map.of("helpful", "must be true or false"));
    }
    Said said = new Said(card.get().id(), row(members, card.get()), helpful, sentence(members));
    long reader = visit.caller().map(Caller::readerId).orElseThrow();
    Duration wait = question.take(visit.site().id(), reader, said);
    return wait.isZero()
        ? WidgetApiForm.FORM.of(WidgetApiForm.object().put("helpful", helpful))
        : WidgetApiForm.FORM.tooMany(wait);
  }

  /** None that can be read has an answer. */
  private static Map<String, Object> members(byte[] body) {
    try {
      return body.length > LONGEST_BODY ? Map.of() : JsonDocument.read(body).members();
    } catch (MalformedJson e) {
      return Map.of();
    }
  }

  /** The version that was read, or else the one that there is. */
  private static long row(Map<String, Object> members, ArticleCard card) {
    return members.get("version") instanceof Number version
        ? Math.min(version.longValue(), card.version())
        : card.version();
  }

  private static String sentence(Map<String, Object> members) {
    return members.get("sentence") instanceof String text ? text : null;
  }
}
