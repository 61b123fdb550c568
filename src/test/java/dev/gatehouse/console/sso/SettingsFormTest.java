package dev.gatehouse.console.sso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.tenant.ConnectionSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a form when somebody else was faster. */
class SettingsFormTest {
  private final ConnectionSettings read = settings("App", "before", List.of(1L));
  private final SettingsForm form = new SettingsForm(read);

  private static ConnectionSettings settings(String name, String issuer, List<Long> sites) {
    ConnectionSettings settings = new ConnectionSettings();
    settings.setName(name);
    settings.setIssuer(issuer);
    settings.setSiteIds(sites);
    return settings;
  }

  @Test
  void keepsWhatWasTypedAndFollowsElsewhere() {
    form.typed().setIssuer("mine");

    List<Difference> differences = form.meet(settings("Theirs", "theirs", List.of(1L, 2L)));

    assertThat(differences)
        .containsExactly(
            new Difference("name", "App", "Theirs", null),
            new Difference("issuer", "before", "theirs", "mine"),
            new Difference("siteIds", "[1]", "[1, 2]", null));
    assertThat(form.typed().getIssuer()).isEqualTo("mine");
    assertThat(form.typed().getName()).isEqualTo("Theirs");
    assertThat(form.read().getIssuer()).isEqualTo("theirs");
    assertThat(form.meet(form.read())).isEmpty();
  }

  @Test
  void doesNotCallTypedWhatBothChangedAlike() {
    form.typed().setIssuer("same");

    assertThat(form.meet(settings("App", "same", List.of(1L))))
        .containsExactly(new Difference("issuer", "before", "same", null));
  }

  @Test
  void leavesWhatWasReadAsItIs() {
    form.typed().setName("Typed");
    form.typed().getSiteIds().add(9L);

    assertThat(form.read().getName()).isEqualTo("App");
    assertThat(form.read().getSiteIds()).containsExactly(1L);
    assertThat(read.getName()).isEqualTo("App");
  }
}
