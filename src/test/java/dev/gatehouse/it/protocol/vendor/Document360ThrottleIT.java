package dev.gatehouse.it.protocol.vendor;

import static dev.gatehouse.it.support.vendor.CodeBackend.GENERATE;
import static dev.gatehouse.it.support.vendor.CodeBackend.basic;
import static dev.gatehouse.it.support.vendor.CodeBackend.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Problems;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.server.ServerClock;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.vendor.CodeBackend;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Guessing client secrets is throttled, for the guessing address only. */
class Document360ThrottleIT extends GatehouseIT {
  @RegisterExtension private final ServerClock clock = new ServerClock();

  private static final String FORWARDED = "X-Forwarded-For";
  private final CodeBackend backend = CodeBackend.founded();
  private final Company company = backend.company;

  private Answer ask(String clientId, String secret, String address, Http host) {
    String body = CodeBackend.text(user("ann"));
    return host.json("POST", GENERATE, body, basic(clientId, secret, FORWARDED, address));
  }

  @Test
  void throttlesOnlyTheAddressThatGuesses() {
    clock.stopAt(Instant.now());
    String guesser = "198.51.100.7";
    for (int i = 0; i < 5; i++) {
      assertThat(ask(backend.clientId, "guess " + i, guesser, at("localhost")).status())
          .isEqualTo(401);
    }

    for (Http host : new Http[] {company.program(), at("localhost")}) {
      Answer answer = ask(backend.clientId, company.secret(), guesser, host);
      String trace = Problems.of(answer, 429).path("trace_id").asText();
      assertThat(company.events("traceId=" + trace).get(0).path("reason").asText())
          .isEqualTo("too_many_attempts");
      assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 6);
      assertThat(ask(backend.clientId, company.secret(), "198.51.100.8", host).status())
          .isEqualTo(200);
    }
    assertThat(ask("another", "x", guesser, at("localhost")).status()).isEqualTo(401);
    assertThat(company.events("event=sso.document360.code_rejected")).hasSize(7);
  }

  @Test
  void countsByAddressWhateverTheClientAndIpv6ByItsNetwork() {
    clock.stopAt(Instant.now());
    for (int i = 0; i < 30; i++) {
      String address = "2001:db8:77:1::" + Integer.toHexString(i + 1);
      assertThat(ask("client-" + i, "x", address, at("localhost")).status()).isEqualTo(401);
    }

    assertThat(ask("fresh", "x", "2001:db8:77:1:ffff::1", at("localhost")).status()).isEqualTo(429);
    assertThat(ask("fresh", "x", "2001:db8:77:2::1", at("localhost")).status()).isEqualTo(401);
  }

  @Test
  void doesNotSlowABackendThatKnowsItsSecret() {
    String address = "198.51.100.20";
    for (int round = 0; round < 12; round++) {
      for (int i = 0; i < 4; i++) {
        assertThat(ask(backend.clientId, company.secret(), address, company.program()).status())
            .isEqualTo(200);
      }
      if (round < 10) {
        assertThat(ask(backend.clientId, "wrong", address, company.program()).status())
            .isEqualTo(401);
      }
    }
  }
}
