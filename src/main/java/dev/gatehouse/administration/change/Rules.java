package dev.gatehouse.administration.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Applies the constraints of settings classes; violations become objections by member name. */
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

  /** The objections to settings. */
  public <T> Objections check(T settings) {
    Objections objections = new Objections();
    check(settings, objections);
    return objections;
  }

  /** Adds objections to members that have none yet. */
  public <T> void check(T settings, Objections objections) {
    Set<ConstraintViolation<T>> violations = validator.validate(settings);
    for (Member member : Member.of(settings.getClass())) {
      if (!objections.isWrong(member.name())) {
        messages(member, violations).forEach(m -> objections.breach(member.name(), m));
      }
    }
  }

  /** The validator's set is unordered; sorting gives the same answer on every server. */
  private static <T> List<String> messages(Member member, Set<ConstraintViolation<T>> violations) {
    Stream<String> messages =
        violations.stream()
            .filter(violation -> isAbout(member, violation.getPropertyPath().iterator()))
            .map(violation -> place(violation) + violation.getMessage())
            .sorted();
    return messages.toList();
  }

  private static boolean isAbout(Member member, Iterator<Path.Node> path) {
    String first = path.next().getName();
    return member.part() == null
        ? member.field().getName().equals(first)
        : member.part().getName().equals(first)
            && path.hasNext()
            && member.field().getName().equals(path.next().getName());
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
