package dev.gatehouse.widget;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.reader.LinkedIdentities;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.site.HelpfulPage.Asked;
import dev.gatehouse.site.ReaderLanguage;
import dev.gatehouse.site.Texts;
import dev.gatehouse.site.api.ApiForm;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.ConnectionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The reader who calls, and the site. */
@Path("/me")
@ApplicationScoped
public class MeResource {
  private static final List<String> QUESTION =
      List.of(
          "question",
          "yes",
          "no",
          "thanks",
          "missing",
          "better",
          "hint",
          "send",
          "done",
          "failed",
          "tooMany");

  @Inject Readers readers;
  @Inject LinkedIdentities identities;
  @Inject Database database;

  @GET
  public Response me(@Context HttpServletRequest request) {
    Visit visit = Visit.of(request);
    ObjectNode me = ApiForm.object().put("signed_in", visit.caller().isPresent());
    visit.caller().ifPresent(caller -> describe(visit, caller, me));
    me.set("helpful", Asked.isAsked(visit) ? question(visit, request) : null);
    me.putObject("site")
        .put("name", visit.site().settings().getName())
        .put("url", visit.origin() + visit.site().home())
        .put("content_language", visit.site().settings().getContentLanguage())
        .put("accent_color", visit.site().settings().getLook().getAccentColor());
    return WidgetApiForm.FORM.of(me);
  }

  /** The texts of the question at an article's end, which the script need not have. */
  private static ObjectNode question(Visit visit, HttpServletRequest request) {
    ReaderLanguage language =
        Stream.of(
                request.getParameter("language"),
                visit.caller().map(Caller::language).orElse(null),
                request.getParameter("page_language"))
            .flatMap(tag -> ReaderLanguage.ofTag(tag).stream())
            .findFirst()
            .orElse(ReaderLanguage.EN);
    ObjectNode question = ApiForm.object();
    QUESTION.forEach(name -> question.put(name, Texts.in(language).of("helpful." + name)));
    return question;
  }

  /** The language only if the token has one: the script knows the embedding page's language. */
  private void describe(Visit visit, Caller caller, ObjectNode me) {
    me.put("name", caller.name()).put("role", caller.role().text());
    if (caller.readerId() != null) {
      database.ask(() -> known(visit, caller)).ifPresent(me::setAll);
    }
    me.put(
        "language", ReaderLanguage.ofTag(caller.language()).map(ReaderLanguage::tag).orElse(null));
  }

  /** The id is the one in the app that signed the reader in, not another app's. */
  private Optional<ObjectNode> known(Visit visit, Caller caller) {
    String space =
        visit.site().connections().stream()
            .filter(connection -> connection.getId().equals(caller.connectionId()))
            .map(connection -> connection.getSettings().getUserNamespace())
            .findFirst()
            .orElse(ConnectionSettings.DEFAULT_NAMESPACE);
    return readers
        .find(caller.tenant(), caller.readerId())
        .map(
            reader -> {
              ObjectNode known = ApiForm.object().put("email", reader.getProfile().getEmail());
              identities.of(reader).stream()
                  .filter(identity -> identity.userNamespace().equals(space))
                  .filter(identity -> identity.externalId() != null)
                  .forEach(identity -> known.put("external_id", identity.externalId()));
              return known;
            });
  }
}
