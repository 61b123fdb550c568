package dev.gatehouse.signin.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.signin.request.RequestTimes.Kind;
import dev.gatehouse.signin.request.RequestTimes.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTimesTest {
  @ParameterizedTest
  @CsvSource({
    "/assets/site.css, ASSET",
    "/login, SIGN_IN",
    "/sso/jwt, SIGN_IN",
    "/api/admin/v1/sites, API",
    "/v1/article, API",
    "/console/, CONSOLE",
    "/article/5-refunds, PAGE",
    "/, PAGE"
  })
  void tellsKindByPath(String path, Kind kind) {
    assertThat(Kind.of(path)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"200, 2xx", "303, 3xx", "404, 4xx", "500, 5xx", "502, 5xx", "503, 503"})
  void tellsOutcomeByStatus(int status, String label) {
    assertThat(Outcome.of(status)).hasToString(label);
  }

  @Test
  void tellsNothingOfWhatDidNotOccur() {
    new RequestTimes()
        .read(
            (kind, outcome, counted) -> {
              throw new AssertionError(kind + " " + outcome);
            });
  }
}
