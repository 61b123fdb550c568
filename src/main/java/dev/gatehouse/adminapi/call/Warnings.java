package dev.gatehouse.adminapi.call;

import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Snapshot;
import java.util.List;
import java.util.Map;

/** What the caller should know of settings that were taken: the member {@code warnings}. */
public final class Warnings {
  private Warnings() {}

  /** Adds the warnings to what is shown, if there are any. */
  public static Snapshot on(Snapshot shown, List<FieldError> warnings) {
    return warnings.isEmpty()
        ? shown
        : shown.with("warnings", warnings.stream().map(Warnings::show).toList());
  }

  private static Map<String, Object> show(FieldError warning) {
    return Map.of("field", warning.field(), "message", warning.message());
  }
}
