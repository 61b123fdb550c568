package dev.gatehouse.adminapi.call;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.list.BulkOutcome;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The body of a call that changes many things: {@code {"ids": [1, 2], "action": "ban"}}.
 *
 * @param others the members that only some actions have, as they were given
 */
public record BulkOrder(List<Long> ids, String action, Map<String, Object> others) {
  private static final String IDS = "ids";
  private static final String ACTION = "action";

  /**
   * Reads the body.
   *
   * @param actions codes of those that there are
   * @throws Invalid with every error, when there are any
   */
  public static BulkOrder read(
      byte[] body, Rules rules, Collection<String> actions, String... others) {
    Submission submission = new Submission(body, rules);
    Map<String, Object> given = submission.take(List.of(IDS, ACTION));
    Objections objections = submission.objections();
    Object action = given.get(ACTION);
    if (!(action instanceof String code) || !actions.contains(code)) {
      objections.object(ACTION, "must be one of " + String.join(", ", actions));
    }
    List<Long> ids = ids(given.get(IDS), objections);
    Map<String, Object> rest = submission.take(List.of(others));
    submission.complete();
    return new BulkOrder(ids, (String) action, rest);
  }

  private static List<Long> ids(Object given, Objections objections) {
    List<Long> ids = new ArrayList<>();
    List<?> listed = given instanceof List<?> list ? list : List.of();
    for (Object id : listed) {
      if (id instanceof Integer || id instanceof Long) {
        ids.add(((Number) id).longValue());
      }
    }
    if (ids.isEmpty() || ids.size() != listed.size() || ids.size() > BulkOutcome.MOST) {
      objections.object(IDS, "must be a list of 1 to " + BulkOutcome.MOST + " ids");
    }
    return ids;
  }

  /** The answer: what was changed, and why the rest was not. */
  public static Response answer(BulkOutcome outcome) {
    List<Map<String, Object>> failed =
        outcome.failed().entrySet().stream()
            .map(
                one ->
                    new Snapshot()
                        .with("id", one.getKey())
                        .with("message", one.getValue())
                        .members())
            .toList();
    return Responses.ok(
        new Snapshot().with("done", outcome.done()).with("failed", failed).members());
  }
}
