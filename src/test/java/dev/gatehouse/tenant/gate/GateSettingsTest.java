package dev.gatehouse.tenant.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class GateSettingsTest {
  private final GateSettings settings = new GateSettings();

  @Test
  void pagesOfAGateAreAtItsOwnHostsAndNeverAtItsSubdomain() {
    settings.setKind(SiteKind.GATE);

    assertThat(settings.origins(Set.of("wiki.example.org", "docs.example.org")))
        .containsExactly("https://docs.example.org", "https://wiki.example.org");
    assertThat(settings.origins(Set.of())).isEmpty();
  }

  @Test
  void helpCentersAreAtTheirSubdomains() {
    assertThat(settings.origins(Set.of("help.example.org"))).isEmpty();
  }
}
