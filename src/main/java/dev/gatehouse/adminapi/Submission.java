package dev.gatehouse.adminapi;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request's body while it is read: members go into settings objects, and everything wrong is
 * collected until {@link #complete} tells it all at once.
 */
final class Submission {
  private final JsonBody.Document document;
  private final Validator validator;
  private final List<FieldError> errors;
  private final Set<String> known = new HashSet<>();

  /**
   * @throws Problem when the body is not one JSON object
   */
  Submission(byte[] body, Validator validator) {
    this.document = JsonBody.read(body);
    this.validator = validator;
    this.errors = new ArrayList<>(document.errors());
  }

  /** Lets members pass that a client sends back as it got them, and changes nothing by them. */
  Submission ignoring(String... readOnly) {
    known.addAll(Arrays.asList(readOnly));
    return this;
  }

  /** Fills a fresh object with those members that are its own, and applies its rules. */
  <T> T into(T fresh) {
    List<Member> members = Member.of(fresh.getClass());
    members.forEach(member -> fill(fresh, member));
    // The default that stands in for a value of the wrong type is not the caller's mistake.
    Set<String> wrong = wrongFields();
    Set<ConstraintViolation<T>> violations = validator.validate(fresh);
    for (Member member : members) {
      if (!wrong.contains(member.name())) {
        messages(member, violations).forEach(message -> object(member.name(), message));
      }
    }
    return fresh;
  }

  /** The validator's set has no order of its own; an answer is the same on every server. */
  private static <T> Stream<String> messages(
      Member member, Set<ConstraintViolation<T>> violations) {
    return violations.stream()
        .filter(violation -> member.field().getName().equals(property(violation)))
        .map(violation -> place(violation) + violation.getMessage())
        .sorted();
  }

  private static String property(ConstraintViolation<?> violation) {
    return violation.getPropertyPath().iterator().next().getName();
  }

  private void fill(Object bean, Member member) {
    known.add(member.name());
    if (!document.members().containsKey(member.name())) {
      return;
    }
    try {
      member.write(bean, MemberValue.of(document.members().get(member.name()), member.type()));
    } catch (MemberValue.WrongType e) {
      errors.add(new FieldError(member.name(), e.getMessage()));
    }
  }

  private Set<String> wrongFields() {
    return errors.stream().map(FieldError::field).collect(Collectors.toSet());
  }

  private static String place(ConstraintViolation<?> violation) {
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getIndex() != null) {
        return "entry " + (node.getIndex() + 1) + " ";
      }
    }
    return "";
  }

  /** Adds what else is wrong with a member. */
  void object(String field, String message) {
    errors.add(new FieldError(field, message));
  }

  /** Adds what else is wrong with a member, unless it is wrong already. */
  void objectOnce(String field, String message) {
    if (!isWrong(field)) {
      object(field, message);
    }
  }

  boolean isWrong(String field) {
    return wrongFields().contains(field);
  }

  boolean has(String field) {
    return document.members().containsKey(field);
  }

  /**
   * Ends the reading.
   *
   * @throws Problem with every error, when there are any
   */
  void complete() {
    for (String name : document.members().keySet()) {
      if (!known.contains(name)) {
        errors.add(new FieldError(JsonBody.cut(name), "is not a member of this resource"));
      }
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors);
    }
  }
}
