package dev.gatehouse.administration.change;

import java.util.Collection;
import java.util.List;

/** Values that belong to something else already. */
public final class Taken extends ChangeRefused {
  private final transient List<String> fields;

  public Taken(Collection<String> fields) {
    super("Something else has this value already.");
    this.fields = List.copyOf(fields);
  }

  public List<String> fields() {
    return fields;
  }
}
