package dev.gatehouse.console.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.gatehouse.journal.filter.EventField;
import dev.gatehouse.journal.filter.EventFilter;
import dev.gatehouse.journal.filter.EventOutcome;
import dev.gatehouse.journal.filter.EventPerson;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogQuestionTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
  private static final EventPerson VERA = new EventPerson(Set.of(7L), "v@acme.example", null);

  private static LogQuestion of(String query) {
    return new LogQuestion(request(query), BERLIN, NOW, true, LogRange.DEFAULT);
  }

  private static EventFilter filter(String query) {
    return of(query).filter(typed -> VERA);
  }

  /** A request of which only the parameters are asked for. */
  private static HttpServletRequest request(String query) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            LogQuestionTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> values(query, (String) arguments[0]));
  }

  private static String[] values(String query, String name) {
    return Arrays.stream(query.split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&reason=jwt_expired&reason=%21jwt_replayed&q=50%25+off&range=1h",
        "&user=v%40acme.example&outcome=refused&zone=Asia%2FTokyo&columns=outcome-trace",
        "&browser=Firefox&sites=3&sites=%214&from=2026-11-01+10%3A00&to=2026-11-02",
        "&wouldRefuse=*"
      })
  void addressIsKeptAsItWasRead(String query) {
    String read = of(query).address().query();

    assertThat(of(query).unread()).isEmpty();
    assertThat(Arrays.asList(read.split("&"))).containsExactlyInAnyOrder(query.split("&"));
    assertThat(of(read).filter(typed -> VERA)).isEqualTo(filter(query));
  }

  @Test
  void asksForValuesAndForAllOthers() {
    assertThat(
            filter("reason=jwt_expired&reason=jwt_replayed&event=!x&connection=12&outcome=refused"))
        .isEqualTo(
            EventFilter.ALL
                .only(EventField.REASON, "jwt_expired")
                .only(EventField.REASON, "jwt_replayed")
                .not(EventField.EVENT, "x")
                .only(EventField.CONNECTION, 12)
                .ending(Set.of(EventOutcome.REFUSED))
                .between(Instant.parse("2026-11-23T10:00:00Z"), null));
    assertThat(filter("user=!vera").noneOf()).containsExactly(VERA);
    assertThat(filter("user=vera").anyOf()).containsExactly(VERA);
  }

  @ParameterizedTest
  @CsvSource({
    "range=15m, 2026-11-30T09:45:00Z",
    "range=today, 2026-11-29T23:00:00Z",
    "range=today&zone=Asia/Tokyo, 2026-11-29T15:00:00Z",
    "range=30d, 2026-10-31T10:00:00Z",
    "range=30d&from=2026-11-29 12:00, 2026-11-29T11:00:00Z",
    "since=2026-11-29T12:00:00Z, 2026-11-29T12:00:00Z",
    "reason=jwt_expired, 2026-11-23T10:00:00Z",
    "q=x&user=vera, 2026-11-23T10:00:00Z",
    "user=vera, 2016-12-02T10:00:00Z",
    "trace=5eb4, 2016-12-02T10:00:00Z",
    "trace=!5eb4, 2026-11-23T10:00:00Z"
  })
  void beginsAtARangeThatFitsWhatIsAskedFor(String query, Instant since) {
    assertThat(of(query).since()).isEqualTo(since);
  }

  @ParameterizedTest
  @CsvSource({
    "since=garbage, from",
    "until=garbage, to",
    "until=%2B999999999-12-31, to",
    "since=-999999999-01-01T00:00:00Z, from",
    "zone=Nowhere, zone",
    "range=2w, range",
    "before=x, before",
    "reason=unheard_of, reason",
    "connection=me, connection",
    "outcome=lost, outcome"
  })
  void tellsWhatItCannotRead(String query, String name) {
    assertThat(of(query).unread())
        .extracting(LogAddress.Unread::name, LogAddress.Unread::expected)
        .containsExactly(tuple(name, "unread." + name));
  }

  @Test
  void reasonThatNobodyKnowsFindsNothingInsteadOfEverything() {
    assertThat(filter("reason=unheard_of").only()).containsKey(EventField.REASON);
    assertThat(filter("connection=me")).isEqualTo(filter(""));
    assertThat(of("q=" + "x".repeat(301)).unread())
        .extracting(LogAddress.Unread::expected)
        .containsExactly("unread.long");
  }
}
