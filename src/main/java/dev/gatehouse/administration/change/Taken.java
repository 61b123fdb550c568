package dev.gatehouse.administration.change;

import java.util.Collection;
import java.util.List;

/** Values that must be unique and belong to another resource. */
public final class Taken extends ChangeRefused {
  private final transient List<String> fields;

  public Taken(Collection<String> fields) {
    super("Another resource already has this value.");
    this.fields = List.copyOf(fields);
  }

  public List<String> fields() {
    return fields;
  }
}
