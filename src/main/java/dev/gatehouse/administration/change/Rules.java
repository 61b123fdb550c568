package dev.gatehouse.administration.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules that settings carry themselves, as objections by the names of their members. */
@ApplicationScoped
public class Rules {
  private final Validator validator;

  /** For the container's proxy. */
  protected Rules() {
    this(null);
  }

  @Inject
  public Rules(Validator validator) {
    this.validator = validator;
  }

  /** What settings say of themselves. */
  public <T> Objections check(T settings) {
    Objections objections = new Objections();
    check(settings, objections);
    return objections;
  }

  /** Adds what is wrong with members that nothing is known to be wrong with yet. */
  public <T> void check(T settings, Objections objections) {
    Set<ConstraintViolation<T>> violations = validator.validate(settings);
    for (Member member : Member.of(settings.getClass())) {
      if (!objections.isWrong(member.name())) {
        messages(member, violations).forEach(m -> objections.object(member.name(), m));
      }
    }
  }

  /** The validator's set has no order of its own; an answer is the same on every server. */
  private static <T> List<String> messages(Member member, Set<ConstraintViolation<T>> violations) {
    Stream<String> messages =
        violations.stream()
            .filter(violation -> member.field().getName().equals(property(violation)))
            .map(violation -> place(violation) + violation.getMessage())
            .sorted();
    return messages.toList();
  }

  private static String property(ConstraintViolation<?> violation) {
    return violation.getPropertyPath().iterator().next().getName();
  }

  private static String place(ConstraintViolation<?> violation) {
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getIndex() != null) {
        return "entry " + (node.getIndex() + 1) + " ";
      }
    }
    return "";
  }
}
