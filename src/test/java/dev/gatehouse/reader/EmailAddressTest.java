package dev.gatehouse.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmailAddressTest {

  @Test
  void comparesInLowerCase() {
    assertThat(EmailAddress.normalized(" Ann@EXAMPLE.com ")).isEqualTo("ann@example.com");
    assertThat(EmailAddress.normalized("\u00C9va@example.com")).isEqualTo("\u00E9va@example.com");
  }

  @Test
  void takesNoOtherLetterForAnAsciiOne() {
    String kelvin = "\u212Aate@example.com";
    String dotted = "\u0130ngrid@example.com";

    assertThat(EmailAddress.normalized(kelvin)).isNotEqualTo("kate@example.com");
    assertThat(EmailAddress.normalized(dotted)).isNotEqualTo("ingrid@example.com");
  }

  @Test
  void neverMakesAnAddressLonger() {
    String longest = "\u0130".repeat(254);

    assertThat(EmailAddress.normalized(longest)).hasSize(254);
  }
}
