package dev.gatehouse.protocol.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.secret.Vault;
import dev.gatehouse.secret.Vaults;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.storage.Wiring;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.token.claims.Claims;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of the tokens that came, and for how long. */
class ClaimShapesTest {
  private static final long CONNECTION = 7;

  private final MemoryDatabase memory = new MemoryDatabase("claim-shapes");
  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T12:00:00Z"));
  private final Wiring wiring = new Wiring(memory, clock).with(Vault.class, Vaults.withKey());
  private final ClaimShapes shapes = wiring.bean(ClaimShapes.class);
  private final Sightings sightings = wiring.bean(Sightings.class);

  @BeforeEach
  void makeConnection() {
    memory.write(
        () -> {
          Rows rows = new Rows(memory);
          rows.tenant(1, "acme", "Acme");
          rows.connection(CONNECTION, 1, true);
        });
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private Connection connection() {
    return memory.entities().find(Connection.class, CONNECTION);
  }

  private void keepValues(boolean keep) {
    memory.write(
        () ->
            connection()
                .getSettings()
                .setMapping(keep ? Map.of(RuleReader.VALUES, true) : Map.of()));
  }

  private void come(Map<String, Object> claims) {
    memory.write(() -> sightings.note(connection(), new Claims(claims)));
    memory.write(sightings::flush);
  }

  private List<SeenShape> seen() {
    return memory.ask(() -> shapes.of(connection()));
  }

  private Optional<Claims> kept() {
    return memory.ask(() -> shapes.claims(shapes.of(connection()).get(0)));
  }

  private Object stored() {
    return memory.ask(
        () ->
            memory
                .entities()
                .createQuery("select s.sealedClaims from SeenShape s", String.class)
                .getSingleResult());
  }

  @Test
  void keepsNamesAndTypesOnly() {
    come(Map.of("department", "Secret department", "level", 3));
    come(Map.of("department", "Another", "level", 4));

    assertThat(seen()).singleElement().matches(shape -> shape.getSignIns() == 2);
    assertThat(seen().get(0).shape().toString())
        .contains("/department", "/level")
        .doesNotContain("Secret", "Another", "3");
    assertThat(stored()).isNull();
    assertThat(kept()).isEmpty();
  }

  @Test
  void keepsValuesOfTheLastTokenSealedWhereTheConnectionSaysSo() {
    keepValues(true);
    come(Map.of("department", "Sales"));
    come(Map.of("department", "Support"));

    assertThat(kept().orElseThrow().asMap()).isEqualTo(Map.of("department", "Support"));
    assertThat(stored().toString()).doesNotContain("Support", "department");
  }

  @Test
  void keepsNoValuesOfATokenThatCameBeforeTheyWereTurnedOff() {
    keepValues(true);
    memory.write(() -> sightings.note(connection(), new Claims(Map.of("department", "Sales"))));
    keepValues(false);
    memory.write(sightings::flush);

    assertThat(seen()).hasSize(1);
    assertThat(stored()).isNull();
  }

  @Test
  void turningThemOffDeletesThem() {
    keepValues(true);
    come(Map.of("department", "Sales"));
    memory.write(() -> shapes.forgetUnwantedValues(connection()));
    assertThat(stored()).as("they are wanted").isNotNull();

    keepValues(false);
    memory.write(() -> shapes.forgetUnwantedValues(connection()));

    assertThat(stored()).isNull();
    assertThat(seen()).as("names and types stay").hasSize(1);
  }

  @Test
  void dropsTheShapeThatWasNotSeenForLongest() {
    for (int i = 0; i < ClaimShapes.MOST; i++) {
      come(Map.of("claim-" + i, "x"));
      clock.advance(Duration.ofMinutes(1));
    }
    come(Map.of("claim-0", "x"));
    clock.advance(Duration.ofMinutes(1));

    come(Map.of("one-more", "x"));

    assertThat(seen()).hasSize(ClaimShapes.MOST);
    assertThat(seen().get(0).shape().types()).containsOnlyKeys("/one-more");
    assertThat(seen())
        .flatExtracting(shape -> shape.shape().types().keySet())
        .contains("/claim-0", "/claim-2")
        .doesNotContain("/claim-1");
  }

  @Test
  void deletesShapesThatNoTokenHadForThirtyDaysInBatches() {
    come(Map.of("old-1", "x"));
    come(Map.of("old-2", "x"));
    clock.advance(Duration.ofDays(30));
    come(Map.of("new", "x"));
    assertThat(purged(10)).as("thirty days are not over").isZero();

    clock.advance(Duration.ofSeconds(1));

    assertThat(purged(1)).isEqualTo(1);
    assertThat(purged(10)).isEqualTo(1);
    assertThat(seen()).singleElement().matches(shape -> shape.shape().types().containsKey("/new"));
  }

  private int purged(int batch) {
    return memory.ask(() -> shapes.purge(clock.instant(), batch));
  }
}
