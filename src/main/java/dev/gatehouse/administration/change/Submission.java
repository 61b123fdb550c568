package dev.gatehouse.administration.change;

import dev.gatehouse.token.json.JsonDocument;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads a request's JSON body: its members go into settings objects, and every error is collected,
 * so that the caller sees all of them at once.
 */
public final class Submission {
  private final Objections objections = new Objections();
  private final Set<String> known = new HashSet<>();
  private final Map<String, Object> members;
  private final Rules rules;

  /** Reads a body that should be one JSON object; if it is not, that is the only objection. */
  public Submission(byte[] body, Rules rules) {
    this.members = JsonBody.read(body, objections);
    this.rules = rules;
  }

  /** Reads an object within a body that was read before. */
  public Submission(Map<String, Object> members, Rules rules) {
    this.members = members;
    this.rules = rules;
  }

  /** Reads a body where none counts as an empty object. */
  public static Submission optional(byte[] body, Rules rules) {
    return new Submission(body == null || body.length == 0 ? new byte[] {'{', '}'} : body, rules);
  }

  /** Ignores read-only members, which clients send back as they received them. */
  public Submission ignoring(Set<String> readOnly) {
    known.addAll(readOnly);
    return this;
  }

  /** Fills a new settings object from the members of the same names, and applies its rules. */
  public <T> T into(T fresh) {
    for (Member member : Member.of(fresh.getClass())) {
      known.add(member.name());
      member.fill(fresh, members, objections);
    }
    // A value of the wrong type leaves the default, which is not the caller's error.
    rules.check(fresh, objections);
    return fresh;
  }

  /** The given members among these names, as JSON values; the caller has to check them. */
  public Map<String, Object> take(Collection<String> names) {
    known.addAll(names);
    Map<String, Object> given = new LinkedHashMap<>(members);
    given.keySet().retainAll(names);
    return given;
  }

  /** The errors so far, to which the caller may add. */
  public Objections objections() {
    return objections;
  }

  public boolean has(String member) {
    return members.containsKey(member);
  }

  /** Ends reading, for a change that may add further objections. */
  public Objections finish() {
    for (String name : members.keySet()) {
      if (!known.contains(name)) {
        objections.object(JsonDocument.shortened(name), "is not a member of this resource");
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
