package dev.gatehouse.administration.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Collects the errors of a request, so that the caller sees all of them at once. */
public final class Objections {
  private final List<FieldError> errors = new ArrayList<>();

  /** Those errors that are about values which settings may have from before the rule. */
  private final Set<FieldError> breaches = new HashSet<>();

  private boolean unreadable;

  public void object(String field, String message) {
    if (!unreadable) {
      errors.add(new FieldError(field, message));
    }
  }

  /** Adds an error of a value that has the right type but breaks a rule, see {@link #keep}. */
  public void breach(String field, String message) {
    object(field, message);
    breaches.add(new FieldError(field, message));
  }

  /**
   * Withdraws the breaches of members that have the value that is stored: rules grow, and a value
   * that was accepted once must not stand in the way of other changes.
   *
   * @param stored settings of the same class
   */
  public <T> void keep(T stored, T given) {
    for (Member member : Member.of(given.getClass())) {
      if (isKept(member, member.read(stored), given)) {
        errors.removeIf(error -> breaches.contains(error) && isAbout(member.name(), error));
      }
    }
  }

  /** Adds what is wrong with a part of a body, for example {@code connections[0]}. */
  public void addAll(String place, List<FieldError> within) {
    within.forEach(error -> object(error.within(place).field(), error.message()));
  }

  private static boolean isKept(Member member, Object stored, Object settings) {
    Object given = member.read(settings);
    if (Objects.equals(stored, given)) {
      return true;
    }
    if (!(stored instanceof String) || !(given instanceof String)) {
      return false;
    }
    // Settings trim what they get, which was not always so.
    member.write(settings, stored);
    Object trimmed = member.read(settings);
    member.write(settings, given);
    return trimmed.equals(given);
  }

  private static boolean isAbout(String member, FieldError error) {
    return error.field().equals(member)
        || error.field().startsWith(member + ".")
        || error.field().startsWith(member + "[");
  }

  boolean isBreach(FieldError error) {
    return breaches.contains(error);
  }

  /** Adds the only error of a body that has no members; all of them count as wrong. */
  void unreadable(String message) {
    errors.clear();
    errors.add(new FieldError("", message));
    unreadable = true;
  }

  /** Adds an error of a member, unless it has one already. */
  public void objectOnce(String field, String message) {
    if (!isWrong(field)) {
      object(field, message);
    }
  }

  public boolean isWrong(String field) {
    return unreadable || errors.stream().anyMatch(error -> error.field().equals(field));
  }

  /** The errors so far. */
  public List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /**
   * Ends collecting.
   *
   * @throws Invalid with every error, when there are any
   */
  public void requireNone() {
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
  }
}
