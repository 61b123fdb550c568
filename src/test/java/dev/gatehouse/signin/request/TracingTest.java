package dev.gatehouse.signin.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracingTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "/docs, /docs",
        "/a%20b%0Ac, /a%20b%0Ac",
        "/in/eyJhbGciOiJIUzI1NiJ9.e30.c2ln, /in/[token]",
        "/in/%65yJhbGciOiJIUzI1NiJ9%2Ee30%2Ec2ln, /in/[token]",
        "/in%2FeyJhbGciOiJIUzI1NiJ9%2Ee30%2Ec2ln, /in/[token]",
        "/a%0A%22b/%65yJhbGciOiJIUzI1NiJ9;x=%20y, /a??b/[token];x=?y",
        "/broken%zz/eyJhbGciOiJIUzI1NiJ9, /broken%zz/[token]",
      })
  void pathIsLoggedWithoutTokens(String path, String logged) {
    assertThat(Tracing.loggable(path)).isEqualTo(logged);
  }
}
