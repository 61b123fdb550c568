package dev.gatehouse.widget;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.site.ApiForm;
import dev.gatehouse.site.ReaderLanguage;
import dev.gatehouse.storage.Database;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The reader who calls, and the site. */
@Path("/me")
@RequestScoped
public class MeResource {
  @Inject Readers readers;
  @Inject Database database;

  @GET
  public Response me(@Context HttpServletRequest request) {
    Visit visit = Visit.of(request);
    ObjectNode me = ApiForm.object().put("signed_in", visit.caller().isPresent());
    visit.caller().ifPresent(caller -> describe(caller, me));
    me.putObject("site")
        .put("name", visit.site().settings().getName())
        .put("url", visit.origin() + visit.site().home())
        .put("content_language", visit.site().settings().getContentLanguage())
        .put("accent_color", visit.site().settings().getAccentColor());
    return WidgetApiForm.FORM.of(me);
  }

  /** The language only if the token has one: the script knows the embedding page's language. */
  private void describe(Caller caller, ObjectNode me) {
    me.put("name", caller.name()).put("role", caller.role().text());
    reader(caller).map(Reader::getProfile).ifPresent(profile -> describe(profile, me));
    me.put(
        "language", ReaderLanguage.ofTag(caller.language()).map(ReaderLanguage::tag).orElse(null));
  }

  private static void describe(ReaderProfile profile, ObjectNode me) {
    me.put("email", profile.getEmail());
    if (profile.getExternalId() != null) {
      me.put("external_id", profile.getExternalId());
    }
  }

  private Optional<Reader> reader(Caller caller) {
    return caller.readerId() == null
        ? Optional.empty()
        : database.ask(() -> readers.find(caller.tenant(), caller.readerId()));
  }
}
