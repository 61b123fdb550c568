package dev.gatehouse.administration.operator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What an invited operator reads. */
record OperatorInvitationMail(String link, Instant expiresAt) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  String subject() {
    return "Your access to the Gatehouse console";
  }

  String body() {
    return """
    You can sign in to the Gatehouse console with a password of your own.

    Choose it here:
    %s

    The link works once, until %s. Whoever has it can sign in as you: do not pass it on.
    If you did not expect this, you need not do anything.
    """
        .formatted(link, TIME.format(expiresAt));
  }
}
