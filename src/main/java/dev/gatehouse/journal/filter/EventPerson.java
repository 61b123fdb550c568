package dev.gatehouse.journal.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Somebody whose events are looked for: by the user's id, and by what tokens say of them. An event
 * is theirs if it has any of these.
 *
 * @param userIds none if the site does not know them
 * @param email lower-case, or {@code null}
 * @param externalId in the company's own app, or {@code null}
 */
public record EventPerson(Set<Long> userIds, String email, String externalId) {

  /** One of the things by which events are theirs. */
  public record Mark(EventField field, String value) {}

  /** All those things; each has an index of its own. */
  public List<Mark> marks() {
    List<Mark> marks = new ArrayList<>();
    userIds.forEach(id -> marks.add(new Mark(EventField.USER, String.valueOf(id))));
    if (email != null) {
      marks.add(new Mark(EventField.EMAIL, email));
    }
    if (externalId != null) {
      marks.add(new Mark(EventField.EXTERNAL_ID, externalId));
    }
    return marks;
  }

  /** Who has this one mark. */
  static EventPerson by(Mark mark) {
    return switch (mark.field()) {
      case USER -> new EventPerson(Set.of(Long.valueOf(mark.value())), null, null);
      case EMAIL -> new EventPerson(Set.of(), mark.value(), null);
      default -> new EventPerson(Set.of(), null, mark.value());
    };
  }
}
