package dev.gatehouse.mail;

import dev.gatehouse.config.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Sends plain-text mail through the server's mail session that {@code GATEHOUSE_MAIL_SESSION}
 * names. Waits up to five seconds for each step of the mail server: call it outside transactions.
 */
@ApplicationScoped
public class Mail {
  private static final Logger LOG = System.getLogger(Mail.class.getName());
  private static final String MILLIS = "5000";

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
    message.setFrom(new InternetAddress(configuration.mailFrom().orElseThrow(), true));
    // Exactly one address: a user's e-mail may be any text that a company's app sent.
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
    message.setSubject(subject, StandardCharsets.UTF_8.name());
    message.setText(text, StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    return message;
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
