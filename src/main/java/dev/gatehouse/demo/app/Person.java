package dev.gatehouse.demo.app;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The people of the pretend company, as its own app knows them. */
public enum Person {
  VERA("Vera Lindqvist", "acme-1001", "Customer. Reads what everybody may read."),
  EDGAR("Edgar Osei", "acme-1002", "Writes for Acme Help: his token there says editor."),
  GRACE(
      "Grace Tanaka",
      "acme-1003",
      "Member of the group Operations, which has articles of its own."),
  BRUNO("Bruno Marsh", "acme-1004", "Suspended in the help centers: he is turned away."),
  NADIA("Nadia Haddad", "acme-1005", "New today: no help center has met her yet.");

  /** The group in the help centers that Grace is in, as the app has to name it there. */
  public static final String OPERATIONS = "acmeopsteam";

  private final String fullName;
  private final String id;
  private final String description;

  Person(String fullName, String id, String description) {
    this.fullName = fullName;
    this.id = id;
    this.description = description;
  }

  static Optional<Person> named(String key) {
    return Arrays.stream(values()).filter(person -> person.name().equals(key)).findFirst();
  }

  public String fullName() {
    return fullName;
  }

  public String email() {
    return name().toLowerCase(Locale.ROOT) + "@acme.example";
  }

  /** What the app calls the person, for good. */
  public String id() {
    return id;
  }

  public String description() {
    return description;
  }

  String firstName() {
    return fullName.substring(0, fullName.indexOf(' '));
  }

  String lastName() {
    return fullName.substring(fullName.indexOf(' ') + 1);
  }

  /** Whether the help centers are to turn the person away; the app itself does not. */
  public boolean isSuspended() {
    return this == BRUNO;
  }

  String role() {
    return this == EDGAR ? "editor" : "viewer";
  }

  String plan() {
    return this == NADIA ? "trial" : "business";
  }

  /** The groups of the help centers that the person belongs in. */
  public List<String> groups() {
    return this == GRACE ? List.of(OPERATIONS) : List.of();
  }
}
