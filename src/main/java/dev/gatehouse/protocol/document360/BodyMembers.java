package dev.gatehouse.protocol.document360;

import dev.gatehouse.token.claims.ClaimType;
import dev.gatehouse.token.claims.Claims;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the members of a JSON body, collecting what is wrong instead of stopping at the first. */
final class BodyMembers {
  private final Claims body;
  private final List<WrongField> wrong = new ArrayList<>();

  BodyMembers(Claims body) {
    this.body = body;
  }

  String required(String name, int longest) {
    if (!body.has(name)) {
      wrong.add(new WrongField(name, "is required"));
      return null;
    }
    return typed(name, ClaimType.text(longest)).orElse(null);
  }

  /** An empty text counts as absent: a user may have no last name. */
  String optional(String name, int longest) {
    boolean empty = body.asMap().get(name) instanceof String text && text.isBlank();
    return empty || !body.has(name) ? null : typed(name, ClaimType.text(longest)).orElse(null);
  }

  List<String> texts(String name) {
    return body.has(name) ? typed(name, ClaimType.STRINGS).orElse(List.of()) : List.of();
  }

  /** A whole number; outside a range, the nearest end of the range. */
  int whole(String name, int absent, int least, int most) {
    Object value = body.asMap().get(name);
    if (value == null) {
      return absent;
    }
    if (value instanceof BigDecimal number && number.stripTrailingZeros().scale() <= 0) {
      return number.max(BigDecimal.valueOf(least)).min(BigDecimal.valueOf(most)).intValue();
    }
    // Very long numbers come as double, which an infinite one is equal to its own rounding, too.
    if (value instanceof Double number && number == Math.rint(number)) {
      return (int) Math.min(most, Math.max(least, number));
    }
    wrong.add(new WrongField(name, "must be a whole number of minutes"));
    return absent;
  }

  private <T> Optional<T> typed(String name, ClaimType<T> type) {
    Optional<T> value = body.find(name, type);
    if (value.isEmpty()) {
      wrong.add(new WrongField(name, "must be " + type.description()));
    }
    return value;
  }

  /**
   * @throws InvalidBody when anything was wrong
   */
  void requireRight() throws InvalidBody {
    if (!wrong.isEmpty()) {
      throw new InvalidBody(wrong);
    }
  }
}
