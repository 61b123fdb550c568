package dev.gatehouse.administration.change;

import dev.gatehouse.mail.Mail;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The mail that carries an invitation's link, for users and for operators. */
public final class InvitationMail {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final String subject;
  private final String opening;

  private InvitationMail(String subject, String opening) {
    this.subject = subject;
    this.opening = opening;
  }

  public static InvitationMail toSite(String siteName) {
    return new InvitationMail(
        "Your access to " + siteName, "You can read " + siteName + " with your own password.");
  }

  public static InvitationMail toConsole() {
    return new InvitationMail(
        "Your access to the Gatehouse console",
        "You can sign in to the Gatehouse console with your own password.");
  }

  /**
   * An invitation that was made.
   *
   * @param link works once; shown in this answer only, or {@code null} if not to this actor
   * @param mailed whether a mail server accepted it
   */
  public record Sent(String link, Instant expiresAt, boolean mailed) {}

  /** Mails the link where a mail server is configured. */
  public Sent send(Mail mail, String to, String link, Instant expiresAt) {
    String text =
        """
        %s

        Choose it here:
        %s

        The link works once, until %s. Anyone who has it can sign in as you: do not pass it on.
        If you did not expect this mail, ignore it.
        """;
    boolean mailed = mail.send(to, subject, text.formatted(opening, link, TIME.format(expiresAt)));
    return new Sent(link, expiresAt, mailed);
  }
}
