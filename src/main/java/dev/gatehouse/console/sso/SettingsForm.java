package dev.gatehouse.console.sso;

import dev.gatehouse.administration.change.Member;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.tenant.ConnectionSettings;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Settings while they are typed, beside what they were when they were read. */
class SettingsForm implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final List<Member> MEMBERS = Member.of(ConnectionSettings.class);

  private final ConnectionSettings typed;
  private ConnectionSettings read;

  SettingsForm(ConnectionSettings read) {
    this.read = copy(read);
    this.typed = copy(read);
  }

  /** What the form shows and takes. */
  ConnectionSettings typed() {
    return typed;
  }

  /** What is stored, as far as the form knows. */
  ConnectionSettings read() {
    return copy(read);
  }

  /**
   * Somebody else changed them meanwhile: what was typed stays, what was not touched follows.
   *
   * @return what differs from before
   */
  List<Difference> meet(ConnectionSettings theirs) {
    List<Difference> differences = new ArrayList<>();
    for (Member member : MEMBERS) {
      Object before = member.read(read);
      Object now = member.read(theirs);
      if (!Objects.equals(before, now)) {
        Object mine = member.read(typed);
        boolean touched = !Objects.equals(mine, before) && !Objects.equals(mine, now);
        differences.add(
            new Difference(member.name(), shown(before), shown(now), touched ? shown(mine) : null));
        if (!touched) {
          member.write(typed, now);
        }
      }
    }
    read = copy(theirs);
    return differences;
  }

  static ConnectionSettings copy(ConnectionSettings from) {
    ConnectionSettings copy = new ConnectionSettings();
    MEMBERS.forEach(member -> member.write(copy, copied(member.read(from))));
    return copy;
  }

  /** Lists of entities are the entity manager's. */
  private static Object copied(Object value) {
    return value instanceof List<?> list ? new ArrayList<>(list) : value;
  }

  private static String shown(Object value) {
    if (value == null || value instanceof Collection<?> list && list.isEmpty()) {
      return "–";
    }
    return String.valueOf(Snapshot.shown(value));
  }
}
