package dev.gatehouse.console.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Visibility;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SiteFormTest {
  private final SiteSettings old = settings();
  private final SiteForm form = new SiteForm(old);

  private static SiteSettings settings() {
    SiteSettings settings = new SiteSettings();
    settings.setSubdomain("acme");
    settings.setName("Acme Help");
    settings.setVisibility(Visibility.PASSWORD);
    settings.setCustomDomains(Set.of("help.acme.example", "docs.acme.example"));
    settings.setHomePublished(false);
    settings.getSessions().setSessionMinutes(60);
    settings.getEmbedding().setFrameAncestors(List.of("https://app.acme.example"));
    settings
        .getEmbedding()
        .setWidgetOrigins(List.of("https://www.acme.example", "https://acme.example"));
    settings.setSsoEnabled(false);
    settings.setEventDays(30);
    settings.getLook().setAccentColor("#c2255c");
    settings.getLook().setFooter("One line\nand another\n");
    settings.setContentLanguage("de");
    return settings;
  }

  @Test
  void changesNothingThatWasNotTyped() {
    assertThat(Snapshot.of(form.typed())).isEqualTo(Snapshot.of(old));
  }

  @Test
  void leavesTheSavedSettingsAlone() {
    form.getSettings().setName("Other");

    assertThat(old.getName()).isEqualTo("Acme Help");
    assertThat(form.typed().getName()).isEqualTo("Other");
  }

  @Test
  void offersItsOwnColorWhereNoneIsSet() {
    assertThat(form.getPickedColor()).isEqualTo("#c2255c");
    form.getSettings().getLook().setAccentColor(null);
    assertThat(form.getPickedColor()).isEqualTo("#1f5e52");
    form.getSettings().getLook().setAccentColor("green");
    assertThat(form.getPickedColor()).isEqualTo("#1f5e52");
  }

  @Test
  void remembersThePasswordThatThePageNeverShows() {
    assertThat(form.newPassword()).isNull();
    form.setSharedPassword("open sesame");
    form.setSharedPassword(null);
    form.setSharedPassword("");

    assertThat(form.newPassword()).isEqualTo("open sesame");
    form.getSettings().setVisibility(Visibility.SSO);
    assertThat(form.newPassword()).isNull();
  }
}
