package dev.gatehouse.protocol.document360;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.PretendCall;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.kit.UsedAgain;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.token.VerifiedToken;
import dev.gatehouse.token.claims.Claims;
import dev.gatehouse.token.platform.PlatformKeys;
import dev.gatehouse.token.replay.ConsumedJtis;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a code is worth as time goes by. */
class CodeExchangeTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final CodeOrder ORDER =
      new CodeOrder("Ann Example", "Ann", null, "Ann@Example.com", List.of(), 30, List.of());

  private final CodeDatabase database = new CodeDatabase("code-exchange");
  private final AuthorizationCodes codes = new AuthorizationCodes();
  private final CodeExchange exchange = new CodeExchange();
  private final List<UsedAgain> told = new ArrayList<>();
  private final LiveConnection connection = database.live(7);
  private final String code;

  CodeExchangeTest() throws ReflectiveOperationException {
    codes.entities = database.database.entities();
    exchange.codes = codes;
    exchange.configuration = new Configuration(Map.<String, String>of()::get);
    exchange.consumedJtis = new ConsumedJtis();
    Field entities = ConsumedJtis.class.getDeclaredField("entities");
    entities.setAccessible(true);
    entities.set(exchange.consumedJtis, database.database.entities());
    exchange.usedAgain = listener();
    at(Duration.ZERO);
    code =
        database.database.ask(() -> codes.issue(connection.connection(), ORDER, List.of("staff")));
  }

  /** Only {@code fire} is used. */
  @SuppressWarnings("unchecked")
  private Event<UsedAgain> listener() {
    return (Event<UsedAgain>)
        Proxy.newProxyInstance(
            CodeExchangeTest.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> told.add((UsedAgain) arguments[0]) ? null : null);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void at(Duration afterNoon) {
    Clock clock = Clock.fixed(NOON.plus(afterNoon), ZoneOffset.UTC);
    codes.clock = clock;
    exchange.clock = clock;
  }

  private static Incoming on(String host, String authority) {
    return PretendCall.to(host, "/jwt/token").authority(authority).method("POST").incoming();
  }

  private static final Incoming REQUEST = on("acme.localhost", "acme.localhost:8080");

  private Rejection refusal(LiveConnection client, String presented) {
    return database.database.ask(
        () ->
            catchThrowableOfType(Rejected.class, () -> exchange.redeem(client, presented, REQUEST))
                .reason());
  }

  @Test
  void isWorthATokenThatTheRulesLetThrough() throws Rejected {
    at(Duration.ofSeconds(59));

    String token = exchange.exchange(connection, code, REQUEST).token();

    VerifiedToken verified =
        connection.verify(token, Surface.REDIRECT, NOON.plusSeconds(59 + 1800 + 30)).orThrow();
    Claims claims = verified.claims();
    assertThat(claims.asMap().keySet())
        .containsExactlyInAnyOrder(
            "iss",
            "aud",
            "sub",
            "jti",
            "iat",
            "exp",
            "username",
            "firstName",
            "emailId",
            "readerGroupIds");
    assertThat(Document360Claims.identity(claims).email()).isEqualTo("ann@example.com");
    assertThat(Document360Claims.identity(claims).groups()).containsExactly("staff");
    assertThat(
            catchThrowableOfType(
                    Rejected.class,
                    () ->
                        connection
                            .verify(token, Surface.REDIRECT, NOON.plusSeconds(59 + 1800 + 31))
                            .orThrow())
                .reason())
        .isEqualTo(Rejection.JWT_EXPIRED);
  }

  @Test
  void platformKeysArePublishedAsLongAsTokensMayLive() {
    assertThat(PlatformKeys.LONGEST_TOKEN)
        .isGreaterThanOrEqualTo(Duration.ofMinutes(CodeOrder.MOST_MINUTES));
  }

  @Test
  void tokenIsForItsOwnClientOnly() throws Rejected {
    String token = exchange.exchange(connection, code, REQUEST).token();

    Rejected why =
        catchThrowableOfType(
            Rejected.class, () -> database.live(8).verify(token, Surface.REDIRECT, NOON).orThrow());

    assertThat(why.reason()).isEqualTo(Rejection.JWT_AUDIENCE_MISMATCH);
  }

  @Test
  void issuerIsTheSameWhicheverHostIsAsked() throws Rejected {
    for (Incoming request :
        List.of(
            REQUEST,
            on("localhost", "localhost:8080"),
            on("help.example.com", "help.example.com:8080"))) {
      String token = exchange.exchange(connection, code, request).token();
      assertThat(connection.verify(token, Surface.REDIRECT, NOON).orThrow().claims().exact("iss"))
          .contains("https://acme.localhost:8080");
    }
  }

  @Test
  void expiresAfterAMinute() {
    at(Duration.ofSeconds(60));

    assertThat(refusal(connection, code)).isEqualTo(Rejection.JWT_EXPIRED);
    assertThat(told).isEmpty();
  }

  @Test
  void isUnknownToAnotherConnectionOfTheSameTenant() {
    assertThat(refusal(database.live(8), code)).isEqualTo(Rejection.JWT_INVALID_SIGNATURE);
    assertThat(refusal(connection, code + "x")).isEqualTo(Rejection.JWT_INVALID_SIGNATURE);
    assertThat(told).isEmpty();
  }

  @Test
  void secondUseIsToldAsLongAsASessionMayLast() {
    database.database.write(
        () -> {
          try {
            exchange.consumedJtis.consume(
                AuthorizationCode.use(connection.connection(), code, NOON));
          } catch (Rejected e) {
            throw new AssertionError(e);
          }
        });

    for (Duration later : List.of(Duration.ofSeconds(1), Duration.ofHours(24))) {
      at(later);
      database.database.ask(() -> codes.purge(NOON.plus(later), 100));
      assertThat(refusal(connection, code)).isEqualTo(Rejection.JWT_REPLAYED);
    }
    assertThat(told)
        .hasSize(2)
        .allMatch(used -> used.madeBy().equals(Fingerprint.of(code)) && used.tenant().value() == 1);
  }

  @Test
  void isForgottenADayAfterItExpired() {
    Instant forgotten = NOON.plus(Duration.ofDays(1)).plusSeconds(60);

    assertThat(database.database.ask(() -> codes.purge(forgotten, 100))).isZero();
    assertThat(database.database.ask(() -> codes.purge(forgotten.plusMillis(1), 100))).isOne();
  }

  @Test
  void isKeptAsAHashOnly() {
    Object row =
        database.database.ask(
            () ->
                database
                    .database
                    .entities()
                    .createNativeQuery("select code_hash from authorization_code")
                    .getSingleResult());

    assertThat(row.toString()).isEqualTo(Fingerprint.of(code)).doesNotContain(code);
  }
}
