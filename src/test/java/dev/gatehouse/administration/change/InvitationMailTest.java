package dev.gatehouse.administration.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.mail.Mail;
import java.time.Instant;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mail to somebody who is invited. */
class InvitationMailTest {
  private static final Instant END = Instant.parse("2026-03-31T14:05:00Z");

  private static final class Outbox extends Mail {
    private String subject;
    private String text;

    @Override
    public boolean send(String to, String subject, String text) {
      this.subject = subject;
      this.text = text;
      return true;
    }
  }

  private final Outbox outbox = new Outbox();

  private void send(InvitationMail mail) {
    mail.send(outbox, "ann@example.com", "https://help.example.com/invitation?x", END);
  }

  @ParameterizedTest
  @CsvSource({
    "en, Your access to O'Neil {1}, until 31 March 2026",
    "de-AT, Ihr Zugang zu O'Neil {1}, bis 31. März 2026",
    "es, Tu acceso a O'Neil {1}, hasta el 31 de marzo de 2026",
    "fr, Votre accès à O'Neil {1}, jusqu’au 31 mars 2026",
    "ja, O'Neil {1} へのアクセス, 2026年3月31日",
    "pt, Your access to O'Neil {1}, until 31 March 2026"
  })
  void isInTheLanguageOfTheUser(String language, String subject, String until) {
    send(InvitationMail.toSite("O'Neil {1}", language));

    assertThat(outbox.subject).isEqualTo(subject);
    assertThat(outbox.text)
        .contains("O'Neil {1}", "\nhttps://help.example.com/invitation?x\n", until, "UTC")
        .doesNotContain("''");
  }

  @Test
  void toOperatorsIsInEnglish() {
    send(InvitationMail.toConsole());

    assertThat(outbox.subject).isEqualTo("Your access to the Gatehouse console");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "es", "fr", "ja"})
  void everyLanguageHasAllTexts(String language) {
    String bundle = "dev.gatehouse.administration.change.invitation";
    ResourceBundle english = ResourceBundle.getBundle(bundle, Locale.ROOT);
    ResourceBundle other = ResourceBundle.getBundle(bundle, Locale.forLanguageTag(language));

    assertThat(english.keySet())
        .allSatisfy(key -> assertThat(other.getString(key)).isNotEqualTo(english.getString(key)));
  }
}
