package dev.gatehouse.journal.problem;

import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.TokenSubject;
import dev.gatehouse.secret.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whose an event is, as a fingerprint: events need not be kept to tell people apart. A person is
 * the same by email address, external id or user, in this order, as far as the event tells.
 */
final class ProblemPeople {
  private static final int LENGTH = 32;

  private ProblemPeople() {}

  /** A user as the site knows them; parts may be {@code null}. */
  record User(String email, String externalId) {
    static final User UNKNOWN = new User(null, null);
  }

  /** Whom a refusal hit; empty if it tells neither a person nor an address. */
  static List<String> hit(SignInEvent refused) {
    List<String> person = names(refused, User.UNKNOWN);
    if (!person.isEmpty()) {
      return person.subList(0, 1);
    }
    return refused.getAddress() == null
        ? List.of()
        : List.of(fingerprint("address", refused.getAddress(), refused));
  }

  /** Whether the refusal tells whom it hit, not only from where they came. */
  static boolean isKnown(SignInEvent refused) {
    return !names(refused, User.UNKNOWN).isEmpty();
  }

  /** All by which the person of an event can be known. */
  static List<String> names(SignInEvent event, User user) {
    List<String> names = new ArrayList<>();
    String email = event.subject().map(TokenSubject::getEmail).orElse(user.email());
    if (email != null) {
      names.add(fingerprint("email", email.toLowerCase(Locale.ROOT), event));
    }
    String externalId = event.subject().map(TokenSubject::getExternalId).orElse(user.externalId());
    if (externalId != null) {
      names.add(fingerprint("external", externalId, event));
    }
    if (event.getReaderId() != null) {
      names.add(fingerprint("user", event.getReaderId().toString(), event));
    }
    return names;
  }

  private static String fingerprint(String kind, String value, SignInEvent event) {
    return Fingerprint.of(kind + " " + event.tenantId() + " " + value).substring(0, LENGTH);
  }
}
