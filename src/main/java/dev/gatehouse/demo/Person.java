package dev.gatehouse.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The people of the pretend company, as its own app knows them. */
public enum Person {
  VERA("Vera Lindqvist", "acme-1001", "viewer", "Customer. Reads what everybody may read."),
  EDGAR("Edgar Osei", "acme-1002", "editor", "Writes for the help center: his token says editor."),
  GRACE(
      "Grace Tanaka",
      "acme-1003",
      "viewer",
      "Member of the group Operations, which has articles of its own."),
  BRUNO("Bruno Marsh", "acme-1004", "viewer", "Suspended in the help center: he is turned away.");

  private final String fullName;
  private final String externalId;
  private final String role;
  private final String description;

  Person(String fullName, String externalId, String role, String description) {
    this.fullName = fullName;
    this.externalId = externalId;
    this.role = role;
    this.description = description;
  }

  static Optional<Person> named(String key) {
    return Arrays.stream(values()).filter(person -> person.name().equals(key)).findFirst();
  }

  /** The person's key in forms. */
  public String getKey() {
    return name();
  }

  public String getFullName() {
    return fullName;
  }

  public String getEmail() {
    return name().toLowerCase(Locale.ROOT) + "@acme.example";
  }

  public String getDescription() {
    return description;
  }

  String externalId() {
    return externalId;
  }

  String role() {
    return role;
  }
}
