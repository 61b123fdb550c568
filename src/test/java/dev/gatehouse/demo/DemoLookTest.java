package dev.gatehouse.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.tenant.logo.LogoType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DemoLookTest {
  @Test
  void everyHelpCenterHasColourOfItsOwn() {
    assertThat(Arrays.stream(DemoSite.values()).map(site -> site.look().accentColor()))
        .doesNotHaveDuplicates()
        .allMatch(colour -> colour.matches("#[0-9a-f]{6}"));
  }

  @Test
  void logoIsOneThatMayBeUploaded() {
    assertThat(DemoSite.ACME.look().picture().flatMap(LogoType::of)).contains(LogoType.PNG);
  }
}
