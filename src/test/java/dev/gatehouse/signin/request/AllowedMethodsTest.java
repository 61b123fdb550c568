package dev.gatehouse.signin.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.PretendCall;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which methods addresses take, whoever asks for them and however. */
class AllowedMethodsTest {
  private static Optional<Answer> answer(String method, String path) {
    return AllowedMethods.answer(PretendCall.to("a.localhost", path).method(method).incoming());
  }

  private static String allowed(Answer answer) {
    return answer.headers().stream()
        .filter(header -> header.name().equals("Allow"))
        .map(Answer.Header::value)
        .findFirst()
        .orElse(null);
  }

  @ParameterizedTest
  @CsvSource({
    "/, 'GET, HEAD, OPTIONS'",
    "/docs, 'GET, HEAD, OPTIONS'",
    "/nowhere, 'GET, HEAD, OPTIONS'",
    "/assets, 'GET, HEAD, OPTIONS'",
    "/assets/site.css, 'GET, HEAD, OPTIONS'",
    "/js/init.js, 'GET, HEAD, OPTIONS'",
    "/openapi.json, 'GET, HEAD, OPTIONS'",
    "/access/return, 'GET, HEAD, OPTIONS'",
    "/console/, 'GET, HEAD, OPTIONS'",
    "/console/log/events.csv, 'GET, HEAD, OPTIONS'",
    "/console/login.xhtml, 'GET, HEAD, POST, OPTIONS'",
    "/login, 'GET, HEAD, POST, OPTIONS'",
    "/login/invitation, 'GET, HEAD, POST, OPTIONS'",
    "/logout, 'GET, HEAD, POST, OPTIONS'"
  })
  void listsTheSameForAnyMethodAndForTheQuestion(String path, String methods) {
    Answer options = answer("OPTIONS", path).orElseThrow();
    assertThat(options.status()).isEqualTo(204);
    assertThat(allowed(options)).isEqualTo(methods);
    for (String method : new String[] {"BREW", "PUT", "TRACE", "DELETE", "CONNECT", "get"}) {
      Answer refused = answer(method, path).orElseThrow();
      assertThat(refused.status()).as(method).isEqualTo(405);
      assertThat(allowed(refused)).as(method).isEqualTo(methods);
    }
    assertThat(answer("GET", path)).isEmpty();
    assertThat(answer("HEAD", path)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/article", "/api/widget/v1/me", "/sso/jwt", "/api/admin/v1/sites"})
  void leavesResourcesToDeclareTheirOwn(String path) {
    assertThat(answer("BREW", path)).isEmpty();
    assertThat(answer("OPTIONS", path)).isEmpty();
  }

  @Test
  void letsATokenBePostedToAPageButNotToAFile() {
    assertThat(answer("POST", "/docs")).isEmpty();
    assertThat(answer("POST", "/assets/site.css")).isPresent();
    assertThat(answer("POST", "/console/")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "'HEAD, POST, GET, OPTIONS', 'GET, HEAD, POST, OPTIONS'",
    "'GET,OPTIONS', 'GET, HEAD, OPTIONS'",
    "'GET, HEAD, TRACE, OPTIONS', 'GET, HEAD, OPTIONS'",
    "'DELETE,get, PUT', 'GET, HEAD, PUT, DELETE, OPTIONS'",
    "'POST', 'POST, OPTIONS'",
    ", 'OPTIONS'"
  })
  void putsWhatServersListInOneOrder(String listed, String methods) {
    assertThat(AllowedMethods.of(listed)).isEqualTo(methods);
  }
}
