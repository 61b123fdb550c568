package dev.gatehouse.console.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.studio.TokenTemplate;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.protocol.ClaimKind;
import dev.gatehouse.protocol.Delivery;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.VendorTexts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Studio calls claims by the vendor's names, and knows each way of every token. */
class ClaimsBackingTest {
  private static final OfferedClaim ID = OfferedClaim.required("ticket", ClaimKind.FRESH_ID);
  private static final OfferedClaim ISSUED =
      OfferedClaim.required("issuedAt", ClaimKind.ISSUED_AT_MILLISECONDS);
  private static final OfferedClaim EXPIRY = OfferedClaim.required("until", ClaimKind.EXPIRY, 60);

  private static ClaimsBacking offering(OfferedClaim... claims) {
    ClaimsBacking backing = new ClaimsBacking();
    backing.texts = new ConsoleTexts();
    backing.studio =
        new StudioBacking() {
          @Override
          public TokenTemplate getTemplate() {
            return new TokenTemplate(
                null,
                List.of(),
                List.of(),
                List.of(claims),
                List.of(),
                Map.of(),
                new VendorTexts("none"),
                false,
                Optional.empty(),
                false);
          }
        };
    return backing;
  }

  @Test
  void saysWhatIsRenewedByTheVendorsNames() {
    assertThat(offering(ISSUED, ID, EXPIRY).getFresh())
        .isEqualTo(
            "Set issuedAt to the current time, keep the token's lifetime, and generate a new"
                + " ticket");
    assertThat(offering(ISSUED).getFresh())
        .isEqualTo("Set issuedAt to the current time and keep the token's lifetime");
    assertThat(offering(EXPIRY, ID).getFresh())
        .isEqualTo("Count the token's lifetime from the current time, and generate a new ticket");
    assertThat(offering(ID).getFresh()).isEqualTo("Generate a new ticket");
    assertThat(offering(EXPIRY).getFresh())
        .isEqualTo("Count the token's lifetime from the current time");
    assertThat(offering().getFresh()).isEmpty();
  }

  @Test
  void saysFromWhenALifetimeCounts() {
    assertThat(offering(EXPIRY, ISSUED).getFrom()).isEqualTo("seconds after issuedAt");
    assertThat(offering(EXPIRY).getFrom()).isEqualTo("seconds from now");
  }

  @ParameterizedTest
  @EnumSource(Surface.class)
  void everyDeliveryHasAName(Surface surface) {
    for (Delivery.Means means : Delivery.Means.values()) {
      boolean possible = means != Delivery.Means.CODE || surface == Surface.REDIRECT;
      assertThat(new ConsoleTexts().find("studio", "delivery." + means + "." + surface).isPresent())
          .as("%s %s", means, surface)
          .isEqualTo(possible);
    }
  }
}
