package dev.gatehouse.signin.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.PretendCall;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathsTest {
  @ParameterizedTest
  @CsvSource({
    "/docs, /docs",
    "/docs/, /docs",
    "//docs//, /docs",
    "/, /",
    "///, /",
    "/console/, /console/",
    "//console//, /console/",
    "/console, /console",
    "/console/login.xhtml/, /console/login.xhtml"
  })
  void hasOnePathForNearMisses(String path, String plain) {
    assertThat(Paths.plain(path)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({
    "/docs, PROPFIND, 'GET, HEAD, POST, OPTIONS'",
    "/docs, TRACE, 'GET, HEAD, POST, OPTIONS'",
    "/assets/site.css, POST, 'GET, HEAD'",
    "/openapi.json, OPTIONS, 'GET, HEAD'",
    "/docs, POST,",
    "/v1/article, BREW,",
    "/api/widget/v1/me, BREW,",
    "/sso/jwt, BREW,",
    "/access/return, BREW,"
  })
  void namesTheMethodsThatAPageOrFileTakes(String path, String method, String allowed) {
    String allow =
        Paths.refuseMethod(PretendCall.to("a.localhost", path).method(method).incoming())
            .map(answer -> answer.headers().get(answer.headers().size() - 1).value())
            .orElse(null);

    assertThat(allow).isEqualTo(allowed);
  }
}
