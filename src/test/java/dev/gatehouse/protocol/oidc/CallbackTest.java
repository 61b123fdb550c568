package dev.gatehouse.protocol.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.protocol.PretendCall;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallbackTest {
  private static final String ISSUER = "https://id.example.com";

  private static ProviderMetadata provider(boolean namesIssuer) {
    URI any = URI.create(ISSUER + "/any");
    return new ProviderMetadata(
        ISSUER, any, any, Optional.empty(), any, Optional.empty(), namesIssuer, true);
  }

  private static Callback callback(Map<String, String> parameters) {
    return new Callback(
        PretendCall.to("acme.example.com", "/sso/oidc/callback/7")
            .parameters(parameters)
            .incoming());
  }

  private static Rejected refusal(boolean namesIssuer, Map<String, String> parameters) {
    return catchThrowableOfType(
        Rejected.class, () -> callback(parameters).requireCode(provider(namesIssuer)));
  }

  @Test
  void takesACode() {
    assertThatCode(() -> callback(Map.of("code", "abc")).requireCode(provider(false)))
        .doesNotThrowAnyException();
    assertThatCode(() -> callback(Map.of("code", "abc", "iss", ISSUER)).requireCode(provider(true)))
        .doesNotThrowAnyException();
  }

  @Test
  void issuerHasToBeTheProvidersWhereItIsNamedOrPromised() {
    assertThat(refusal(false, Map.of("code", "abc", "iss", ISSUER + "/")).reason())
        .isEqualTo(Rejection.JWT_ISSUER_MISMATCH);
    assertThat(refusal(true, Map.of("code", "abc")).reason())
        .isEqualTo(Rejection.JWT_ISSUER_MISMATCH);
    assertThat(refusal(false, Map.of("error", "access_denied", "iss", "https://evil.example")))
        .as("an error of another provider is none of this one's")
        .satisfies(why -> assertThat(why.reason()).isEqualTo(Rejection.JWT_ISSUER_MISMATCH));
  }

  @Test
  void tellsTheProvidersErrorCodeAndNoOtherText() {
    assertThat(refusal(false, Map.of("error", "access_denied")).reason())
        .isEqualTo(Rejection.OIDC_SIGN_IN_REFUSED);
    assertThat(refusal(false, Map.of("error", "login_required")).detail())
        .isEqualTo("error login_required");
    assertThat(refusal(false, Map.of("error", "<b>call 555-1234</b>", "code", "abc")).detail())
        .isEqualTo("error in an unusual form");
    assertThat(refusal(false, Map.of()).detail()).contains("neither a code nor an error");
    assertThat(refusal(false, Map.of("code", "")).reason())
        .isEqualTo(Rejection.OIDC_SIGN_IN_REFUSED);
  }
}
