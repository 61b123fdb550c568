package dev.gatehouse.console.sso;

import dev.gatehouse.administration.change.Member;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.tenant.ConnectionSettings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

  /** Key of the text that names the member. */
  public String label() {
    return member + ".label";
  }

  /**
   * Merges another operator's change into a form: what was typed stays, what was not touched
   * follows.
   *
   * @param options of the connection's protocol
   * @param before settings when the form was opened
   * @param now settings now
   * @param form the form's own copy, which is changed
   */
  static List<Difference> merge(
      List<Option<?>> options,
      ConnectionSettings before,
      ConnectionSettings now,
      ConnectionSettings form) {
    List<Difference> all = new ArrayList<>();
    for (Member member : Member.of(ConnectionSettings.class)) {
      merge(
          all,
          member.name(),
          member.read(before),
          member.read(now),
          member.read(form),
          value -> member.write(form, value));
    }
    for (Option<?> option : options) {
      String name = option.name();
      merge(
          all,
          name,
          before.getOptions().get(name),
          now.getOptions().get(name),
          form.getOptions().get(name),
          value -> form.getOptions().put(name, value));
    }
    return all;
  }

  private static void merge(
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
