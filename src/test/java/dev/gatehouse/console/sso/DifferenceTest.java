package dev.gatehouse.console.sso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.console.Difference;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.tenant.ConnectionSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a form merges what another operator was faster to change. */
class DifferenceTest {
  private static final List<Option<?>> OPTIONS = List.of(Option.sites("siteIds"));

  private final ConnectionSettings before = settings("App", "before", List.of(1L));
  private final ConnectionSettings form = before.copy();

  private static ConnectionSettings settings(String name, String issuer, List<Long> sites) {
    ConnectionSettings settings = new ConnectionSettings();
    settings.setName(name);
    settings.setIssuer(issuer);
    settings.getOptions().put("siteIds", sites);
    return settings;
  }

  private List<Difference> meet(ConnectionSettings theirs) {
    return OptionFields.merge(OPTIONS, before, theirs, form);
  }

  @Test
  void keepsWhatWasTypedAndFollowsElsewhere() {
    form.setIssuer("mine");

    List<Difference> differences = meet(settings("Theirs", "theirs", List.of(1L, 2L)));

    assertThat(differences)
        .containsExactly(
            new Difference("name", "App", "Theirs", null),
            new Difference("issuer", "before", "theirs", "mine"),
            new Difference("siteIds", "[1]", "[1, 2]", null));
    assertThat(form.getIssuer()).isEqualTo("mine");
    assertThat(form.getName()).isEqualTo("Theirs");
    assertThat(form.openedSites()).containsExactly(1L, 2L);
    assertThat(OptionFields.merge(OPTIONS, before, before, form)).isEmpty();
  }

  @Test
  void doesNotCallTypedWhatBothChangedAlike() {
    form.setIssuer("same");

    assertThat(meet(settings("App", "same", List.of(1L))))
        .containsExactly(new Difference("issuer", "before", "same", null));
  }

  @Test
  void leavesWhatWasReadAsItIs() {
    form.setName("Typed");
    form.getOptions().put("siteIds", List.of(9L));

    assertThat(before.getName()).isEqualTo("App");
    assertThat(before.openedSites()).containsExactly(1L);
  }
}
