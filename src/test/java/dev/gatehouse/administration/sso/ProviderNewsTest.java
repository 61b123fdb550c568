package dev.gatehouse.administration.sso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.mail.Mail;
import dev.gatehouse.operator.KeptOperator;
import dev.gatehouse.operator.interest.AnnouncedProvider;
import dev.gatehouse.operator.interest.ProviderInterests;
import dev.gatehouse.operator.interest.ProviderMails;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.storage.Wiring;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who asked for a provider is told once that it is live. */
class ProviderNewsTest {
  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

  private final MemoryDatabase memory = new MemoryDatabase("provider-news");
  private final SettableClock clock = new SettableClock(NOW);
  private final PretendMail mail = new PretendMail();
  private final Wiring wiring =
      new Wiring(memory, clock)
          .with(Mail.class, mail)
          .with(
              Configuration.class,
              new Configuration(Map.of("GATEHOUSE_BASE_DOMAIN", "help.example")::get));
  private final ProviderNews news = wiring.bean(ProviderNews.class);
  private final ProviderInterests interests = wiring.bean(ProviderInterests.class);
  private final ProviderMails mails = wiring.bean(ProviderMails.class);
  private final long ada = KeptOperator.withEmail(memory, "ada@example.com", NOW);
  private final long ben = KeptOperator.withEmail(memory, "ben@example.com", NOW);

  private static final class PretendMail extends Mail {
    private final List<String> sent = new ArrayList<>();
    private boolean configured = true;
    private boolean up = true;

    @Override
    public boolean isConfigured() {
      return configured;
    }

    @Override
    public boolean send(String to, String subject, String text) {
      if (up) {
        sent.add(to + ": " + subject + "\n" + text);
      }
      return up;
    }
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private void want(long operator, AnnouncedProvider provider) {
    memory.write(() -> interests.set(operator, provider, true));
  }

  private void tell() {
    memory.write(() -> news.tell(() -> true));
  }

  private List<ProviderInterests.Interest> all() {
    return memory.ask(interests::all);
  }

  @Test
  void tellsOnceInOneMailForAllProviders() {
    want(ada, AnnouncedProvider.OKTA);
    want(ada, AnnouncedProvider.GOOGLE_WORKSPACE);
    want(ada, AnnouncedProvider.OPENID_CONNECT);
    want(ben, AnnouncedProvider.MICROSOFT_ENTRA_ID);

    tell();
    clock.advance(Duration.ofDays(3));
    tell();

    assertThat(mail.sent).hasSize(2);
    assertThat(mail.sent.get(0))
        .startsWith(
            "ada@example.com: Gatehouse now supports OpenID Connect, Google Workspace and Okta\n")
        .contains("\nhttps://help.example/console/\n");
    assertThat(mail.sent.get(1))
        .startsWith("ben@example.com: Gatehouse now supports Microsoft Entra ID\n");
    assertThat(all()).hasSize(4).allMatch(one -> one.toldAt().equals(NOW));
  }

  @Test
  void saysNothingOfAProviderThatIsStillToCome() {
    want(ada, AnnouncedProvider.SAML);

    tell();

    assertThat(mail.sent).isEmpty();
    assertThat(all()).singleElement().matches(one -> one.toldAt() == null && one.attempts() == 0);
  }

  @Test
  void triesAgainLaterWhileTheMailServerIsDown() {
    want(ada, AnnouncedProvider.OKTA);
    mail.up = false;

    tell();
    tell();
    assertThat(all().get(0).attempts()).as("not at once").isEqualTo(1);
    clock.advance(Duration.ofMinutes(5));
    tell();
    assertThat(all().get(0).attempts()).isEqualTo(2);

    mail.up = true;
    clock.advance(Duration.ofMinutes(9));
    tell();
    assertThat(mail.sent).as("twice as long as before").isEmpty();
    clock.advance(Duration.ofMinutes(1));
    tell();

    assertThat(mail.sent).hasSize(1);
    assertThat(all().get(0).toldAt()).isEqualTo(clock.instant());
  }

  @Test
  void waitsForAMailServer() {
    want(ada, AnnouncedProvider.OKTA);
    mail.configured = false;
    tell();
    assertThat(news.isPossible()).isFalse();
    assertThat(all().get(0).attempts()).isZero();

    mail.configured = true;
    tell();

    assertThat(mail.sent).hasSize(1);
  }

  @Test
  void leavesAMailToTheNodeThatBeganIt() {
    want(ada, AnnouncedProvider.OKTA);
    List<ProviderMails.Due> ours = memory.ask(() -> mails.due(10));
    List<ProviderMails.Due> theirs = memory.ask(() -> mails.due(10));

    assertThat(memory.ask(() -> mails.begin(ours.get(0)))).isTrue();
    assertThat(memory.ask(() -> mails.begin(theirs.get(0)))).isFalse();
    tell();

    assertThat(mail.sent).isEmpty();
  }

  @Test
  void stopsWithTheNode() {
    want(ada, AnnouncedProvider.OKTA);

    memory.write(() -> news.tell(() -> false));

    assertThat(mail.sent).isEmpty();
    assertThat(all().get(0).attempts()).isZero();
  }
}
