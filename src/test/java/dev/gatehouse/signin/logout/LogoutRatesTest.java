package dev.gatehouse.signin.logout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.storage.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LogoutRatesTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final LiveConnection connection =
      new PretendSite(ProtocolsOnClassPath.shipped().get(0), null).live();
  private final LogoutRates rates = new LogoutRates();

  @Test
  void takesTheLogoutsOfAWholeCompanyAndThenSaysHowLongToWait() {
    rates.clock = clock;
    rates.set();

    assertThat(IntStream.range(0, 6_000).mapToObj(nth -> rates.count(connection)))
        .allMatch(Duration::isZero);
    clock.advance(Duration.ofSeconds(20));
    assertThat(rates.count(connection)).isEqualTo(Duration.ofSeconds(40));
    clock.advance(Duration.ofSeconds(40));
    assertThat(rates.count(connection)).isZero();
  }
}
