package dev.gatehouse.token.claims;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.json.StrictJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The claims of a token, read as typed values. A claim that is {@code null} counts as absent, as in
 * the backends' own libraries.
 *
 * <p>Deliberately without {@code toString}: claims hold personal data.
 */
public final class Claims {

  private final Map<String, Object> members;

  /**
   * @param members as {@link StrictJson} gives them
   */
  public Claims(Map<String, Object> members) {
    this.members = members;
  }

  public boolean has(String name) {
    return members.get(name) != null;
  }

  /**
   * @return empty if the claim is absent or not of the type; {@link #problem} tells which
   */
  public <T> Optional<T> find(String name, ClaimType<T> type) {
    return type.read(members.get(name));
  }

  /**
   * A claim that may be absent, but must be of the type if it is present.
   *
   * @throws Rejected as a missing claim if it is of another type
   */
  public <T> Optional<T> optional(String name, ClaimType<T> type) throws Rejected {
    Optional<T> value = find(name, type);
    if (value.isEmpty() && has(name)) {
      throw unusable(Rejection.JWT_MISSING_REQUIRED_CLAIM, name, type);
    }
    return value;
  }

  /**
   * A claim that may be absent, but is never read as absent if it is present.
   *
   * @throws Rejected as an invalid claim if it is of another type
   */
  public <T> Optional<T> usable(String name, ClaimType<T> type) throws Rejected {
    Optional<T> value = find(name, type);
    if (value.isEmpty() && has(name)) {
      throw unusable(Rejection.JWT_INVALID_CLAIM, name, type);
    }
    return value;
  }

  private Rejected unusable(Rejection reason, String name, ClaimType<?> type) {
    return new Rejected(reason, name, problem(name, type).orElseThrow())
        .comparing(Compared.type(this, name, type));
  }

  /**
   * @return what is wrong with the claim, without quoting it; empty if it is present and of the
   *     type
   */
  public Optional<String> problem(String name, ClaimType<?> type) {
    Object json = members.get(name);
    if (json == null) {
      return Optional.of(name + " is absent");
    }
    return type.read(json).isPresent()
        ? Optional.empty()
        : Optional.of(name + " is not " + type.description());
  }

  /** See {@link ClaimType#EXACT}. */
  public Optional<String> exact(String name) {
    return find(name, ClaimType.EXACT);
  }

  public Optional<NumericDate> numericDate(String name) {
    return find(name, ClaimType.DATE);
  }

  public Optional<List<String>> audience() {
    return find("aud", ClaimType.AUDIENCE);
  }

  public Optional<List<String>> strings(String name) {
    return find(name, ClaimType.STRINGS);
  }

  /** See {@link ClaimType#FLAG}. */
  public Optional<Boolean> flag(String name) {
    return find(name, ClaimType.FLAG);
  }

  /** All claims as in the payload, unmodifiable. */
  public Map<String, Object> asMap() {
    return members;
  }
}
