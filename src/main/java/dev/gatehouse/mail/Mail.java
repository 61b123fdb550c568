package dev.gatehouse.mail;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.trace.RequestLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Sends plain-text mail through the server's mail session that {@code GATEHOUSE_MAIL_SESSION}
 * names. Waits up to five seconds for each step of the mail server: call it outside transactions.
 */
@ApplicationScoped
public class Mail {
  private static final Logger LOG = RequestLog.of(Mail.class);
  private static final String MILLIS = "5000";
  private static final int ASCII = 128;

  @Inject Configuration configuration;
  @Inject Clock clock;

  /** Whether mail can be sent at all. */
  public boolean isConfigured() {
    return configuration.mailSession().isPresent();
  }

  /**
   * Sends a mail; returns whether the mail server accepted it. A failure is logged without the
   * text.
   */
  public boolean send(String to, String subject, String text) {
    if (!isConfigured()) {
      return false;
    }
    try {
      Transport.send(message(session(configuration.mailSession().get()), to, subject, text));
      return true;
    } catch (NamingException | MessagingException e) {
      LOG.log(Level.WARNING, "A mail could not be sent: {0}", e.toString());
      return false;
    }
  }

  private Message message(Session session, String to, String subject, String text)
      throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(address(configuration.mailFrom().orElseThrow()));
    message.setRecipient(Message.RecipientType.TO, address(to));
    message.setSubject(subject, StandardCharsets.UTF_8.name());
    message.setText(text, StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    return message;
  }

  /**
   * Exactly one address: a user's e-mail may be any text that a company's app sent. Mail servers
   * take other letters than ASCII only where each one on the way knows SMTPUTF8 (RFC 6531). A
   * domain has an ASCII form; the part before it has none.
   *
   * @throws AddressException if it is not one, or has no certain ASCII form
   */
  static InternetAddress address(String text) throws AddressException {
    int at = text.lastIndexOf('@') + 1;
    InternetAddress address =
        new InternetAddress(text.substring(0, at) + asciiDomain(text.substring(at)), true);
    if (!isAscii(address.getAddress())) {
      throw new AddressException("the part before the @ is not ASCII");
    }
    return address;
  }

  /** Java follows IDNA 2003, for which some names are others': ß would go to the owner of ss. */
  private static String asciiDomain(String domain) throws AddressException {
    if (isAscii(domain)) {
      return domain;
    }
    try {
      String lower = domain.toLowerCase(Locale.ROOT);
      String ascii = IDN.toASCII(lower);
      if (IDN.toUnicode(ascii).equals(lower)) {
        return ascii;
      }
      throw new AddressException("the domain has no certain ASCII form");
    } catch (IllegalArgumentException e) {
      throw new AddressException("the domain has no ASCII form: " + e.getMessage());
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < ASCII);
  }

  private static Session session(String name) throws NamingException {
    Session session = InitialContext.doLookup(name);
    for (String limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
      // The default is to wait forever.
      session.getProperties().putIfAbsent("mail.smtp." + limit, MILLIS);
    }
    return session;
  }
}
