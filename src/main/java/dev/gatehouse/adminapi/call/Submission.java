package dev.gatehouse.adminapi.call;

import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.JsonBody;
import dev.gatehouse.administration.change.Member;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.token.json.StrictJson;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads a request's body: its members go into settings objects, and every error is collected, so
 * that the caller sees all of them at once.
 */
public final class Submission {
  private final JsonBody document;
  private final Rules rules;
  private final Objections objections = new Objections();
  private final Set<String> known = new HashSet<>();

  /**
   * @throws Invalid when the body is not one JSON object
   */
  public Submission(byte[] body, Rules rules) {
    this.document = JsonBody.read(body);
    this.rules = rules;
    document.errors().forEach(error -> objections.object(error.field(), error.message()));
  }

  /** Ignores read-only members, which clients send back as they received them. */
  public Submission ignoring(String... readOnly) {
    known.addAll(Arrays.asList(readOnly));
    return this;
  }

  /** Fills a new settings object from the members of the same names, and applies its rules. */
  public <T> T into(T fresh) {
    Member.of(fresh.getClass()).forEach(member -> fill(fresh, member));
    // A value of the wrong type leaves the default, which is not the caller's error.
    rules.check(fresh, objections);
    return fresh;
  }

  /** The given members among these names, as JSON values; the caller has to check them. */
  public Map<String, Object> take(Collection<String> names) {
    known.addAll(names);
    Map<String, Object> given = new LinkedHashMap<>(document.members());
    given.keySet().retainAll(names);
    return given;
  }

  private void fill(Object bean, Member member) {
    known.add(member.name());
    member.fill(bean, document.members(), objections);
  }

  /** Adds an error of a member. */
  void object(String field, String message) {
    objections.object(field, message);
  }

  /** Adds an error of a member, unless it has one already. */
  public void objectOnce(String field, String message) {
    objections.objectOnce(field, message);
  }

  boolean isWrong(String field) {
    return objections.isWrong(field);
  }

  public boolean has(String field) {
    return document.members().containsKey(field);
  }

  /** Ends reading, for a change that may add further objections. */
  public Objections finish() {
    for (String name : document.members().keySet()) {
      if (!known.contains(name)) {
        objections.object(StrictJson.shortened(name), "is not a member of this resource");
      }
    }
    return objections;
  }

  /**
   * Ends reading.
   *
   * @throws Invalid with every error, when there are any
   */
  public void complete() {
    finish().requireNone();
  }
}
