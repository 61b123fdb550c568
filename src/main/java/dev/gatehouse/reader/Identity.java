package dev.gatehouse.reader;

import dev.gatehouse.tenant.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who a verified token says its bearer is. Absent things are {@code null}: they change nothing of a
 * reader who is already known.
 *
 * @param role capped by the connection's ceiling already
 * @param groups ids of permission groups; not all of them need exist
 * @param userData what the company's app wants its pages to know of the reader; never stored
 */
public record Identity(
    String externalId,
    String email,
    String name,
    Role role,
    String lang,
    String avatarUrl,
    Map<String, Object> customFields,
    Set<String> groups,
    Map<String, Object> userData) {
  private static final int LONGEST_NAME = 200;

  /** Somebody of whom nothing is known but an e-mail address, or {@code null}. */
  public static Identity of(String email) {
    return new Identity(null, email, null, null, null, null, null, Set.of(), Map.of());
  }

  /** Whether it names nobody: such a reader gets in without a user of the tenant. */
  public boolean isAnonymous() {
    return externalId == null && email == null;
  }

  /** What to call the reader. */
  public Optional<String> displayName() {
    return Optional.ofNullable(name)
        .or(() -> Optional.ofNullable(userData.get("name")).flatMap(Identity::asName))
        .or(() -> Optional.ofNullable(email));
  }

  /** The company's app may have put anything there. */
  private static Optional<String> asName(Object value) {
    return value instanceof String text
            && text.length() <= LONGEST_NAME
            && text.chars().noneMatch(Character::isISOControl)
        ? Optional.of(text.strip()).filter(name -> !name.isEmpty())
        : Optional.empty();
  }
}
