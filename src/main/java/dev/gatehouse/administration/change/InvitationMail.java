package dev.gatehouse.administration.change;

import dev.gatehouse.mail.Mail;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The mail that carries an invitation's link, for users and for operators. The texts are in the
 * bundle {@code invitation}, whose languages are those of the readers' pages.
 */
public final class InvitationMail {
  private static final String BUNDLE = "dev.gatehouse.administration.change.invitation";

  /** English is the bundle's root; the server's default locale is never used. */
  private static final ResourceBundle.Control NO_SERVER_LANGUAGE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
          .withZone(ZoneOffset.UTC);

  private final ResourceBundle texts;
  private final String place;
  private final String siteName;

  private InvitationMail(Locale language, String place, String siteName) {
    this.texts =
        ResourceBundle.getBundle(
            BUNDLE, language, InvitationMail.class.getClassLoader(), NO_SERVER_LANGUAGE);
    this.place = place;
    this.siteName = siteName;
  }

  /**
   * A mail to a user of a site.
   *
   * @param language the tag of their language (RFC 5646); any other than the bundle's means English
   */
  public static InvitationMail toSite(String siteName, String language) {
    return new InvitationMail(Locale.forLanguageTag(language), "site", siteName);
  }

  /** A mail to an operator, in the language of the console. */
  public static InvitationMail toConsole() {
    return new InvitationMail(Locale.ROOT, "console", "");
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
        text("opening." + place, siteName) + "\n\n" + text("text", link, time(expiresAt)) + "\n";
    boolean mailed = mail.send(to, text("subject." + place, siteName), text);
    return new Sent(link, expiresAt, mailed);
  }

  private String time(Instant expiresAt) {
    return TIME.withLocale(language()).format(expiresAt) + " UTC";
  }

  private Locale language() {
    return texts.getLocale().getLanguage().isEmpty() ? Locale.UK : texts.getLocale();
  }

  private String text(String key, Object... values) {
    return new MessageFormat(texts.getString(key), language()).format(values);
  }
}
