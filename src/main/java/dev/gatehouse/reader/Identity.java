package dev.gatehouse.reader;

import dev.gatehouse.journal.TokenSubject;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.text.PersonText;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The identity in a verified token. Absent values are {@code null} and leave a known reader
 * unchanged.
 *
 * @param role never above the connection's ceiling
 * @param groups ids of permission groups, which may not exist
 * @param userData what the company's app passes to its pages; never stored
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
  /** An identity with an e-mail address only, or {@code null} for none. */
  public static Identity of(String email) {
    return new Identity(null, email, null, null, null, null, null, Set.of(), Map.of());
  }

  /** Whether the token identifies no user: such a reader signs in as a visitor. */
  public boolean isAnonymous() {
    return externalId == null && email == null;
  }

  /**
   * Whose events tell of it; {@code null} if it identifies nobody.
   *
   * @param userNamespace of the connection
   */
  public TokenSubject subject(String userNamespace) {
    return isAnonymous() ? null : new TokenSubject(email, externalId, userNamespace);
  }

  /** The name to show for the reader. */
  public Optional<String> displayName() {
    return Optional.ofNullable(name)
        .or(() -> Optional.ofNullable(userData.get("name")).flatMap(Identity::asName))
        .or(() -> Optional.ofNullable(email));
  }

  /** The company's app controls this value, so it can be of any type. */
  private static Optional<String> asName(Object value) {
    return Optional.of(value)
        .filter(String.class::isInstance)
        .map(text -> PersonText.trimmed((String) text))
        .filter(text -> PersonText.length(text) <= PersonText.LONGEST_NAME)
        .filter(text -> PersonText.isPlain(text) && PersonText.isVisible(text));
  }
}
