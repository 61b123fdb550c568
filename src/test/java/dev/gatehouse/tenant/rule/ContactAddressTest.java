package dev.gatehouse.tenant.rule;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactAddressTest {
  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private record Site(@ContactAddress String contactUrl) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://support.example.com",
        "https://support.example.com:8443/new?topic=help#form",
        "mailto:help@example.com",
        "mailto:help+docs@example.com?subject=Help%20center",
      })
  void acceptsWebPagesAndMailAddresses(String address) {
    assertThat(VALIDATOR.validate(new Site(address))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "help@example.com",
        "http://support.example.com/",
        "javascript:alert(1)",
        "https://",
        "https://user@support.example.com/",
        "https://support.example.com/a b",
        "https://support.example.com/\"><b>",
        "mailto:",
        "mailto:a@example.com,b@example.com",
        "mailto:help@example.com?subject=two words",
        "/contact",
      })
  void refusesEverythingElse(String address) {
    assertThat(VALIDATOR.validate(new Site(address)))
        .singleElement()
        .extracting(violation -> violation.getMessage())
        .asString()
        .startsWith("must be an address such as https://");
  }
}
