package dev.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

  @Test
  void worksWithoutAnySetting() {
    Configuration configuration = with(Map.of());

    configuration.check();
    assertThat(configuration.baseDomain()).isEqualTo("localhost");
    assertThat(configuration.demo()).isFalse();
    assertThat(configuration.adminToken()).isEmpty();
    assertThat(configuration.adminEmail()).isEqualTo("admin@localhost");
    assertThat(configuration.adminPassword()).isEmpty();
    assertThat(configuration.trustedProxies()).isEmpty();
    assertThat(configuration.eventDays()).isEqualTo(90);
    assertThat(configuration.databaseTimeout()).isEqualTo(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @CsvSource({
    "GATEHOUSE_BASE_DOMAIN, https://help.example.com",
    "GATEHOUSE_BASE_DOMAIN, help.example.com:8080",
    "GATEHOUSE_DEMO, yes",
    "GATEHOUSE_ADMIN_TOKEN, too-short",
    "GATEHOUSE_ADMIN_EMAIL, nobody",
    "GATEHOUSE_ADMIN_EMAIL, two@example.com three@example.com",
    "GATEHOUSE_ADMIN_PASSWORD, too-short",
    "GATEHOUSE_TRUSTED_PROXIES, proxy.example.com",
    "GATEHOUSE_GATE_PROXIES, 192.0.2.7",
    "GATEHOUSE_GATE_PROXIES, https://docs.example.org=192.0.2.7",
    "GATEHOUSE_GATE_PROXIES, docs.example.org=proxy.example.org",
    "GATEHOUSE_PROVIDER_HOSTS, https://login.example.com/keys",
    "GATEHOUSE_DEMO_PORT, 65536",
    "GATEHOUSE_EVENT_DAYS, 0",
    "GATEHOUSE_DB_TIMEOUT_SECONDS, 0",
    "GATEHOUSE_DB_TIMEOUT_SECONDS, 2s"
  })
  void stopsAtTheStartAndNamesTheVariable(String variable, String value) {
    assertThatExceptionOfType(InvalidConfiguration.class)
        .isThrownBy(() -> with(Map.of(variable, value)).check())
        .withMessageStartingWith(variable + " ")
        .withMessageNotContaining("too-short");
  }

  @Test
  void readsListsAndIgnoresCase() {
    Configuration configuration =
        with(
            Map.of(
                "GATEHOUSE_BASE_DOMAIN", "Help.Example.COM",
                "GATEHOUSE_TRUSTED_PROXIES", "10.0.0.0/8, ::1",
                "GATEHOUSE_DEMO", "TRUE"));

    assertThat(configuration.baseDomain()).isEqualTo("help.example.com");
    assertThat(configuration.trustedProxies()).hasSize(2);
    assertThat(configuration.demo()).isTrue();
  }

  private static Configuration with(Map<String, String> settings) {
    return new Configuration(settings::get);
  }

  @Test
  void keepsBrowsersToHttpsForAYearUnlessToldOtherwise() {
    assertThat(new Configuration(name -> null).strictTransportSeconds()).hasValue(31_536_000);
    assertThat(new Configuration(name -> "0").strictTransportSeconds()).hasValue(0);
    assertThat(new Configuration(name -> "Off").strictTransportSeconds()).isEmpty();
    assertThatThrownBy(() -> new Configuration(name -> "-1").strictTransportSeconds())
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("GATEHOUSE_HSTS_SECONDS");
  }
}
