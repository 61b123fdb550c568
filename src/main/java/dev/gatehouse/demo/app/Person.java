package dev.gatehouse.demo.app;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The people of the pretend company, as its app knows them. */
public enum Person {
  VERA("Vera Lindqvist", "acme-1001", "A customer. Reads what every reader can read."),
  EDGAR("Edgar Osei", "acme-1002", "Writes for Acme Help: the token has the role editor."),
  GRACE("Grace Tanaka", "acme-1003", "Member of the group Operations, which has its own articles."),
  BRUNO("Bruno Marsh", "acme-1004", "Banned in the help centers: sign-ins are refused."),
  NADIA("Nadia Haddad", "acme-1005", "New: unknown to all help centers.");

  /** The id of Grace's group in the help centers. */
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

  /** The person of a permanent id. */
  static Optional<Person> ofId(String id) {
    return Arrays.stream(values()).filter(person -> person.id.equals(id)).findFirst();
  }

  public String fullName() {
    return fullName;
  }

  public String email() {
    return name().toLowerCase(Locale.ROOT) + "@acme.example";
  }

  /** The person's permanent id in the app. */
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

  /** Whether the person is suspended in the help centers; the app itself lets them in. */
  public boolean isSuspended() {
    return this == BRUNO;
  }

  String role() {
    return this == EDGAR ? "editor" : "viewer";
  }

  String plan() {
    return this == NADIA ? "trial" : "business";
  }

  /** The person's groups in the help centers. */
  public List<String> groups() {
    return this == GRACE ? List.of(OPERATIONS) : List.of();
  }
}
