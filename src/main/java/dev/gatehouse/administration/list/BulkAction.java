package dev.gatehouse.administration.list;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be done to many things of a kind; an enum lists it. */
public interface BulkAction {
  /** Its name in the admin API, which the console's texts have, too. */
  String code();

  static <A extends Enum<A> & BulkAction> List<String> codes(Class<A> actions) {
    return Arrays.stream(actions.getEnumConstants()).map(BulkAction::code).toList();
  }

  static <A extends Enum<A> & BulkAction> Optional<A> of(Class<A> actions, String code) {
    return Arrays.stream(actions.getEnumConstants())
        .filter(action -> action.code().equals(code))
        .findFirst();
  }
}
