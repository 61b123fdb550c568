package dev.gatehouse.protocol.document360;

import dev.gatehouse.protocol.kit.ReaderClaims;
import dev.gatehouse.token.claims.Claims;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The user for whom a backend requests a code: the vendor's "JSON Payload".
 *
 * @param firstName or {@code null}
 * @param lastName or {@code null}
 * @param emailId need not be an e-mail address
 * @param readerGroupIds unknown ones are ignored
 * @param minutes the session's lifetime, within the vendor's range
 */
record CodeOrder(
    String username,
    String firstName,
    String lastName,
    String emailId,
    List<String> readerGroupIds,
    int minutes) {
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
            members.required("username", ReaderClaims.LONGEST_NAME),
            members.optional("firstName", ReaderClaims.LONGEST_NAME),
            members.optional("lastName", ReaderClaims.LONGEST_NAME),
            members.required("emailId", ReaderClaims.LONGEST_EMAIL),
            members.texts("readerGroupIds"),
            members.whole("tokenValidity", USUAL_MINUTES, LEAST_MINUTES, MOST_MINUTES));
    members.requireRight();
    return order;
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
}
