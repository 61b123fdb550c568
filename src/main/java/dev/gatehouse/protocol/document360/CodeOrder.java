package dev.gatehouse.protocol.document360;

import dev.gatehouse.reader.Identity;
import dev.gatehouse.text.EmailAddress;
import dev.gatehouse.text.PersonText;
import dev.gatehouse.token.claims.ClaimType;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.claims.NotTaken;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user for whom a backend requests a code: the vendor's "JSON Payload".
 *
 * @param firstName or {@code null}
 * @param lastName or {@code null}
 * @param emailId need not be an e-mail address
 * @param readerGroupIds unknown ones are ignored
 * @param minutes the session's lifetime, within the vendor's range
 * @param notTaken optional members that are unusable
 */
record CodeOrder(
    String username,
    String firstName,
    String lastName,
    String emailId,
    List<String> readerGroupIds,
    int minutes,
    List<NotTaken> notTaken) {
  /** "5 minutes for values below the minimum." */
  static final int LEAST_MINUTES = 5;

  /** "1440 minutes for values above the maximum." */
  static final int MOST_MINUTES = 1440;

  private static final int USUAL_MINUTES = 15;

  /** What leaves room in a token of 8 KiB for its other claims, header and signature. */
  private static final int MOST_BYTES = 4600;

  /**
   * @throws InvalidBody that names every wrong member at once
   */
  static CodeOrder of(Claims body) throws InvalidBody {
    BodyMembers members = new BodyMembers(body);
    CodeOrder order =
        new CodeOrder(
            members.required("username", Document360Claims.NAME),
            members.optional("firstName"),
            members.optional("lastName"),
            members.required("emailId", Document360Claims.ADDRESS),
            members.texts("readerGroupIds"),
            members.whole("tokenValidity", USUAL_MINUTES, LEAST_MINUTES, MOST_MINUTES),
            List.copyOf(members.notTaken));
    members.requireRight();
    return order;
  }

  /** Whom the code signs in. */
  Identity bearer() {
    return Identity.of(EmailAddress.normalized(emailId));
  }

  /** Whether a token can carry the user and these groups. */
  boolean fitsWith(Collection<String> groups) {
    // The e-mail address occurs twice; each group takes quotes and a comma.
    long texts =
        Stream.of(username, firstName, lastName, emailId, emailId)
            .filter(text -> text != null)
            .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
            .sum();
    return texts + groups.stream().mapToLong(id -> id.length() + 3).sum() <= MOST_BYTES;
  }

  /**
   * Reads the members of a JSON body, collecting what is wrong instead of stopping at the first.
   */
  private static final class BodyMembers {
    private final Claims body;
    private final List<InvalidBody.WrongField> wrong = new ArrayList<>();
    private final List<NotTaken> notTaken = new ArrayList<>();

    BodyMembers(Claims body) {
      this.body = body;
    }

    String required(String name, ClaimType<String> type) {
      if (!body.has(name)) {
        wrong.add(new InvalidBody.WrongField(name, "is required"));
        return null;
      }
      Optional<String> value = body.find(name, type);
      if (value.isEmpty()) {
        wrong.add(new InvalidBody.WrongField(name, "must be " + type.description()));
      }
      return value.orElse(null);
    }

    /** An empty text counts as absent: a user may have no last name. */
    String optional(String name) {
      boolean empty =
          body.asMap().get(name) instanceof String text && PersonText.trimmed(text).isEmpty();
      return empty || !body.has(name) ? null : taken(name, Document360Claims.NAME).orElse(null);
    }

    List<String> texts(String name) {
      if (!body.has(name)) {
        return List.of();
      }
      List<Object> entries = taken(name, ClaimType.ARRAY).orElse(List.of());
      List<String> texts =
          entries.stream().filter(String.class::isInstance).map(String.class::cast).toList();
      if (texts.size() < entries.size()) {
        int others = entries.size() - texts.size();
        notTaken.add(
            new NotTaken(name, name + " has entries (%d) that are no text".formatted(others)));
      }
      return texts;
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
      wrong.add(new InvalidBody.WrongField(name, "must be a whole number of minutes"));
      return absent;
    }

    private <T> Optional<T> taken(String name, ClaimType<T> type) {
      body.problem(name, type).ifPresent(why -> notTaken.add(new NotTaken(name, why)));
      return body.find(name, type);
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
}
