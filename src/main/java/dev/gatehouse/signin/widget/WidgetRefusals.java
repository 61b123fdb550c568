package dev.gatehouse.signin.widget;

import dev.gatehouse.protocol.Answer;
import jakarta.json.Json;
import java.time.Duration;

/** Answers to refused calls of the widget, for its script and for those who embed it. */
final class WidgetRefusals {
  private WidgetRefusals() {}

  /** The answer to a CORS preflight of a page that may call. */
  static Answer none() {
    return Answer.empty()
        .with("Access-Control-Allow-Methods", "GET")
        .with("Access-Control-Allow-Headers", "Authorization, Content-Type")
        .with("Access-Control-Max-Age", "7200");
  }

  static Answer unknownAppId() {
    return of(
        404,
        "unknown_app_id",
        "No help center has this app_id. Copy it from the site's settings in the console, where it"
            + " is called widget id, and check that the script comes from that site's Gatehouse.");
  }

  static Answer originNotAllowed() {
    return of(
        403,
        "origin_not_allowed",
        "Pages of this origin may not call the widget's API. Add the origin, such as"
            + " https://app.example.com, to the site's widgetOrigins.");
  }

  static Answer tooManyCalls(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return of(429, "rate_limited", "Too many calls in a minute. Go on after " + seconds + " s.")
        .with("Retry-After", String.valueOf(seconds));
  }

  private static Answer of(int status, String reason, String message) {
    return Answer.json(
        status,
        Json.createObjectBuilder()
            .add("reason", reason)
            .add("message", message)
            .build()
            .toString());
  }
}
