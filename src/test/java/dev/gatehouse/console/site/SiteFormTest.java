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
  private final SiteForm form = SiteForm.of(old);

  private static SiteSettings settings() {
    SiteSettings settings = new SiteSettings();
    settings.setSubdomain("acme");
    settings.setName("Acme Help");
    settings.setVisibility(Visibility.PASSWORD);
    settings.setCustomDomains(Set.of("help.acme.example", "docs.acme.example"));
    settings.setHomePublished(false);
    settings.setSessionMinutes(60);
    settings.setFrameAncestors(List.of("https://app.acme.example"));
    settings.setWidgetOrigins(List.of("https://www.acme.example", "https://acme.example"));
    settings.setSsoEnabled(false);
    settings.setEventDays(30);
    settings.setAccentColor("#c2255c");
    settings.setFooter("One line\nand another\n");
    settings.setContentLanguage("de");
    return settings;
  }

  @Test
  void changesNothingThatWasNotTyped() {
    assertThat(Snapshot.of(form.over(old))).isEqualTo(Snapshot.of(old));
  }

  @Test
  void takesOneEntryALine() {
    form.setFrameAncestors(" https://a.example\r\n\n https://b.example, https://a.example ");
    form.setWidgetOrigins(null);

    SiteSettings typed = form.over(old);

    assertThat(typed.getFrameAncestors()).containsExactly("https://a.example", "https://b.example");
    assertThat(typed.getWidgetOrigins()).isEmpty();
    assertThat(form.getCustomDomains()).isEqualTo("docs.acme.example\nhelp.acme.example");
  }

  @Test
  void takesEmptyLookAsNone() {
    form.setAccentColor(" ");
    form.setFooter("\r\n ");

    SiteSettings typed = form.over(old);

    assertThat(typed.getAccentColor()).isNull();
    assertThat(typed.getFooter()).isNull();
    assertThat(form.getPickedColour()).isEqualTo("#1f5e52");
  }

  @Test
  void footerKeepsTheLineEndsThatItHad() {
    form.setFooter("One line\r\nand another\r\n");

    assertThat(Snapshot.of(form.over(old))).isEqualTo(Snapshot.of(old));
  }

  @Test
  void trimsNamesAndCountsNoMinutesAsNone() {
    form.setName(" Acme ");
    form.setSubdomain(" acme ");
    form.setSessionMinutes(null);

    SiteSettings typed = form.over(old);

    assertThat(typed.getName()).isEqualTo("Acme");
    assertThat(typed.getSubdomain()).isEqualTo("acme");
    assertThat(typed.getSessionMinutes()).isZero();
  }

  @Test
  void remembersThePasswordThatThePageNeverShows() {
    assertThat(form.newPassword()).isNull();
    form.setSharedPassword("open sesame");
    form.setSharedPassword(null);
    form.setSharedPassword("");

    assertThat(form.newPassword()).isEqualTo("open sesame");
    form.setVisibility(Visibility.SSO);
    assertThat(form.newPassword()).isNull();
  }
}
