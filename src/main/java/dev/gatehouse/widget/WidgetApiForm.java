package dev.gatehouse.widget;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.library.search.SearchResults;
import dev.gatehouse.protocol.header.RetryAfter;
import dev.gatehouse.site.api.ApiForm;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.StatusType;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The widget API's form: errors have a reason and a message, as the sign-in's refusals do. */
public final class WidgetApiForm extends ApiForm {
  static final WidgetApiForm FORM = new WidgetApiForm();

  private WidgetApiForm() {
    super(20, 100);
  }

  Response of(ObjectNode content) {
    return json(200, "application/json", content);
  }

  /** The same answer for an absent article as for a hidden one. */
  Response notFound() {
    return error(404, "not_found", "This article does not exist, or the reader may not see it.");
  }

  /** The reader, or all of a site's readers, answered too often. */
  Response tooMany(Duration wait) {
    int seconds = RetryAfter.seconds(wait);
    String message = "Too many answers in an hour. Try again in " + seconds + " s.";
    return Response.fromResponse(error(429, "rate_limited", message))
        .header(HttpHeaders.RETRY_AFTER, seconds)
        .build();
  }

  /** A 503 while the index is being built: nobody knows yet whether there are results. */
  Response searchNotReady() {
    Response refusal =
        error(503, "search_not_ready", "The search is being prepared. Try again in a moment.");
    return Response.fromResponse(refusal)
        .header(HttpHeaders.RETRY_AFTER, SearchResults.RETRY_AFTER_SECONDS)
        .build();
  }

  @Override
  protected Response refused(StatusType status) {
    String title = status.getReasonPhrase();
    String reason = title.toLowerCase(Locale.ROOT).replace(' ', '_');
    return error(status.getStatusCode(), reason, title + ".");
  }

  @Override
  protected Response invalid(Map<String, String> wrong) {
    Map.Entry<String, String> first = wrong.entrySet().iterator().next();
    return error(400, "bad_request", first.getKey() + " " + first.getValue() + ".");
  }

  @Override
  protected Response unavailable() {
    return error(503, "unavailable", "Try again soon.");
  }

  @Override
  protected ObjectNode unexpected() {
    return object().put("reason", "unexpected").put("message", "Try again later.");
  }

  private static Response error(int status, String reason, String message) {
    ObjectNode content = object().put("reason", reason).put("message", message);
    return json(status, "application/json", content);
  }

  /** Registers the form for everything that fails. */
  @Provider
  public static final class WidgetFailures extends Failures {
    public WidgetFailures() {
      super(FORM);
    }
  }
}
