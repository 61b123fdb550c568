package dev.gatehouse.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.AddressException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses in a form that every mail server takes. */
class MailTest {
  @ParameterizedTest
  @CsvSource({
    "ann@help.example,ann@help.example",
    "ann+docs@intern,ann+docs@intern",
    "ann@exämple.example,ann@xn--exmple-cua.example",
    "ann@例え.example,ann@xn--r8jz45g.example",
    "ann@xn--strae-oqa.example,ann@xn--strae-oqa.example"
  })
  void domainsGoOutInAscii(String address, String sent) throws AddressException {
    assertThat(Mail.address(address).getAddress()).isEqualTo(sent);
  }

  @Test
  void otherLettersBeforeTheDomainAreNotSent() {
    assertThatThrownBy(() -> Mail.address("ü@exämple.example"))
        .isInstanceOf(AddressException.class)
        .hasMessageContaining("before the @");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann@straße.example", "ann@ｅxample.example", "ann@νους.example"})
  void domainThatCouldBecomeAnothersIsNotSentTo(String address) {
    assertThatThrownBy(() -> Mail.address(address)).isInstanceOf(AddressException.class);
  }

  @Test
  void labelThatIsTooLongIsNoFailureOfGatehouse() {
    assertThatThrownBy(() -> Mail.address("ann@" + "ä".repeat(64) + ".example"))
        .isInstanceOf(AddressException.class);
  }
}
