package dev.gatehouse.console;

import dev.gatehouse.administration.change.Member;
import dev.gatehouse.administration.change.Snapshot;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A setting that another operator changed while the form was open.
 *
 * @param member of the settings
 * @param before its value when the form was opened
 * @param now its value now
 * @param typed the value in the form; {@code null} where the form follows
 */
public record Difference(String member, String before, String now, String typed)
    implements Serializable {

  /** What a form was opened with, by the settings' members, for {@link #merge}. */
  public static HashMap<String, Object> opened(Object settings) {
    HashMap<String, Object> values = new HashMap<>();
    for (Member member : Member.of(settings.getClass())) {
      values.put(member.name(), member.read(settings));
    }
    return values;
  }

  /**
   * Merges another operator's change into a form: what was typed stays, what was not touched
   * follows.
   *
   * @param before settings when the form was opened, see {@link #opened}
   * @param now settings now
   * @param form the form's own copy, which is changed
   */
  public static <S> List<Difference> merge(
      Class<S> type, Map<String, Object> before, S now, S form) {
    List<Difference> all = new ArrayList<>();
    for (Member member : Member.of(type)) {
      merge(
          all,
          member.name(),
          before.get(member.name()),
          member.read(now),
          member.read(form),
          value -> member.write(form, value));
    }
    return all;
  }

  /**
   * The same for one value.
   *
   * @param follow sets the form's value
   */
  public static void merge(
      List<Difference> all,
      String member,
      Object before,
      Object now,
      Object typed,
      Consumer<Object> follow) {
    if (Objects.equals(before, now)) {
      return;
    }
    boolean touched = !Objects.equals(typed, before) && !Objects.equals(typed, now);
    all.add(new Difference(member, shown(before), shown(now), touched ? shown(typed) : null));
    if (!touched) {
      follow.accept(now);
    }
  }

  private static String shown(Object value) {
    return value == null || value instanceof Collection<?> list && list.isEmpty()
        ? "–"
        : String.valueOf(Snapshot.shown(value));
  }
}
