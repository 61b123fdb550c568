package dev.gatehouse.administration.people;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What an invited user reads. */
record InvitationMail(String siteName, String link, Instant expiresAt) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  String subject() {
    return "Your access to " + siteName;
  }

  String body() {
    return """
    You can read %s with a password of your own.

    Choose it here:
    %s

    The link works once, until %s. Whoever has it can sign in as you: do not pass it on.
    If you did not expect this, you need not do anything.
    """
        .formatted(siteName, link, TIME.format(expiresAt));
  }
}
