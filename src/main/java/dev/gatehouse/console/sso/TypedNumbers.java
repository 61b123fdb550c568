package dev.gatehouse.console.sso;

import dev.gatehouse.administration.change.Objections;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Numbers as they are typed: what is none stays in its input, and is objected to together with all
 * the rest.
 */
class TypedNumbers implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Map<String, String> wrong = new LinkedHashMap<>();

  /** What an input shows: what was typed there, or else the number. */
  String shown(String member, Integer number) {
    return Optional.ofNullable(wrong.get(member))
        .orElseGet(() -> number == null ? null : number.toString());
  }

  /** Takes a number over; {@code null} where nothing was typed. */
  void take(String member, String typed, Consumer<Integer> setting) {
    wrong.remove(member);
    if (typed == null) {
      setting.accept(null);
    } else if (typed.trim().matches("[+-]?\\d{1,9}")) {
      setting.accept(Integer.valueOf(typed.trim()));
    } else {
      wrong.put(member, typed);
    }
  }

  /** In the words of the admin API. */
  void object(Objections objections) {
    wrong.keySet().forEach(member -> objections.object(member, "must be a whole number"));
  }
}
