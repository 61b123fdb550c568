package dev.gatehouse.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

  @ParameterizedTest
  @CsvSource({
    "acme.localhost, acme.localhost",
    "ACME.LocalHost:8080, acme.localhost",
    "acme.localhost., acme.localhost",
    "acme.localhost.:443, acme.localhost",
    "[::1]:8080, [::1]",
    "[::1], [::1]",
    "' acme.localhost ', acme.localhost"
  })
  void makesHostsComparable(String header, String expected) {
    assertThat(HostName.of(header).value()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "acme.localhost, acme",
    "a.b.localhost,",
    "localhost,",
    "acmelocalhost,",
    ".localhost,"
  })
  void findsTheOneLabelInFrontOfTheBaseDomain(String host, String label) {
    assertThat(HostName.of(host).subdomainOf("localhost").orElse(null)).isEqualTo(label);
  }

  @Test
  void takesAbsentHeaderForHostNobodyHas() {
    assertThat(HostName.of(null).value()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000.localhost",
        "acme.localhost@localhost",
        "acme.localhost:80@evil.example",
        "acme.localhost:80/x",
        "[::1]evil.example",
        "caf\u00e9.localhost",
        "a b"
      })
  void takesGarbageForHostNobodyHas(String header) {
    assertThat(HostName.of(header).value()).isEmpty();
  }

  @Test
  void takesWhatIsTooLongForDnsForHostNobodyHas() {
    assertThat(HostName.of("a".repeat(254)).value()).isEmpty();
  }
}
