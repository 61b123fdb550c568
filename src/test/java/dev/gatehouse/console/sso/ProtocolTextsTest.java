package dev.gatehouse.console.sso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.operator.interest.AnnouncedProvider;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.ProtocolDescription.Variant;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.protocol.VendorTexts;
import org.junit.jupiter.api.Test;

class ProtocolTextsTest {
  private final ProtocolTexts texts = new ProtocolTexts();

  @Test
  void everyProtocolAndEveryAnnouncedProviderIsCalledByItsNameAndExplained() {
    for (Protocol protocol : ProtocolsOnClassPath.all()) {
      String name = protocol.name();
      assertThat(texts.label(name)).isNotEqualTo(name);
      assertThat(texts.of(name, "text")).as(name).isNotEqualTo(texts.of("sixth", "text"));
    }
    for (AnnouncedProvider provider : AnnouncedProvider.upcoming()) {
      assertThat(texts.label(provider.code())).isEqualTo(provider.label());
      assertThat(texts.has(provider.code(), "text")).as(provider.code()).isTrue();
    }
  }

  @Test
  void everyVariantIsCalledByItsNameAndExplained() {
    for (Protocol protocol : ProtocolsOnClassPath.all()) {
      for (Variant variant : protocol.description().variants()) {
        for (String key : new String[] {"vendor", "text"}) {
          assertThat(new VendorTexts(protocol.name()).find(variant.value() + "." + key))
              .as(variant.value() + "." + key)
              .isPresent();
        }
      }
    }
  }

  @Test
  void everyAddressIsExplained() {
    for (Protocol protocol : ProtocolsOnClassPath.all()) {
      assertThat(
              protocol
                  .description()
                  .addresses(PretendSite.speaking(protocol, null).settings)
                  .stream()
                  .map(address -> "address." + address.name()))
          .as(protocol.name())
          .allMatch(key -> texts.has(protocol.name(), key));
    }
  }

  @Test
  void prefersWhatIsSaidOfTheProtocolItself() {
    assertThat(texts.of("document360", "loginUrl.label")).isEqualTo("Sign-in URL");
    assertThat(texts.of("helpsite", "loginUrl.label")).isEqualTo("Login URL");
  }

  @Test
  void sixthProtocolIsCalledByItsNameAndExplainedLikeAny() {
    assertThat(texts.label("sixth")).isEqualTo("sixth");
    assertThat(texts.of("sixth", "text")).isNotEmpty();
    assertThat(texts.of("sixth", "loginUrl.help")).isNotEmpty();
    assertThat(texts.of("sixth", "address.callback")).isNotEmpty();
    assertThat(texts.has("sixth", "key.note")).isFalse();
  }
}
