package dev.gatehouse.token.jwk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.outgoing.CallFailed;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.token.PublicAlgorithm;
import dev.gatehouse.token.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublishedKeySetTest {
  private static final String FIRST = jwk("first");
  private static final String SECOND = jwk("second");

  private Instant now = Instant.parse("2026-11-29T12:00:00Z");
  private String published = FIRST;
  private int calls;

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  private final PublishedKeySet set =
      new PublishedKeySet(this::fetch, Fingerprint::of, clock, Runnable::run);

  private static String jwk(String kid) {
    try {
      String json = PublicJwk.of(PublicAlgorithm.ES256.generate().getPublic()).json();
      return json.substring(0, json.length() - 1) + ",\"kid\":\"" + kid + "\"}";
    } catch (UnusableKey e) {
      throw new AssertionError(e);
    }
  }

  private KeySet fetch() throws CallFailed {
    calls++;
    if (published == null) {
      throw new CallFailed("the connection was refused");
    }
    try {
      String json = "{\"keys\":[" + published + "]}";
      return KeySet.parse(json.getBytes(StandardCharsets.UTF_8));
    } catch (UnusableKey e) {
      throw new CallFailed(e.getMessage());
    }
  }

  private List<String> kids(String kid) {
    return set.keys(PublicAlgorithm.ES256, kid).stream().map(VerificationKey::kid).toList();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void asksWhenTheFirstTokenComesAndWhenTheKeysAreOld() {
    assertThat(calls).isZero();
    assertThat(kids("first")).containsExactly("first");
    assertThat(kids(null)).containsExactly("first");
    assertThat(calls).isEqualTo(1);

    pass(PublishedKeySet.FRESH);
    assertThat(kids("first")).containsExactly("first");
    assertThat(calls).isEqualTo(2);
  }

  @Test
  void findsANewKeyAtOnce() {
    kids("first");
    published = FIRST + "," + SECOND;
    pass(PublishedKeySet.PAUSE);

    assertThat(kids("second")).containsExactly("first", "second");
    assertThat(calls).isEqualTo(2);
  }

  @Test
  void forgetsAKeyThatIsPublishedNoMore() {
    kids("first");
    published = SECOND;
    pass(PublishedKeySet.FRESH);

    assertThat(kids("first")).containsExactly("second");
  }

  @Test
  void madeUpKeyIdsCauseOneCallInThirtySeconds() {
    kids("first");
    IntStream.range(0, 1000).forEach(i -> kids("made-up-" + i));
    assertThat(calls).isEqualTo(1);

    pass(PublishedKeySet.PAUSE);
    IntStream.range(0, 1000).forEach(i -> kids("made-up-" + i));
    assertThat(calls).isEqualTo(2);
  }

  @Test
  void usesTheLastKeysForADayWhileTheAddressIsDown() {
    kids("first");
    published = null;
    pass(PublishedKeySet.STALE.minusSeconds(1));
    assertThat(kids("first")).containsExactly("first");
    assertThat(set.trouble()).contains("the connection was refused");

    pass(Duration.ofSeconds(1));
    assertThat(kids("first")).isEmpty();
    assertThat(set.known(PublicAlgorithm.ES256)).isEmpty();
  }

  @Test
  void anAddressThatIsDownIsAskedOnceInThirtySeconds() {
    published = null;
    IntStream.range(0, 100).forEach(i -> kids("first"));
    assertThat(calls).isEqualTo(1);

    published = FIRST;
    pass(PublishedKeySet.PAUSE);
    assertThat(kids("first")).containsExactly("first");
    assertThat(set.trouble()).isEmpty();
  }

  @Test
  void leavesOutKeysThatFitNot() {
    String withPrivate = FIRST.substring(0, FIRST.length() - 1) + ",\"d\":\"AAAA\"}";
    published = "{\"kty\":\"new\"},5," + withPrivate + "," + SECOND;

    assertThat(kids("second")).containsExactly("second");
    assertThat(set.keys(PublicAlgorithm.RS256, null)).isEmpty();
    assertThat(set.trouble()).contains("it publishes a private key, with which everybody can sign");
  }

  @Test
  void readsABoundedNumberOfKeys() {
    published = String.join(",", IntStream.range(0, 100).mapToObj(i -> FIRST).toList());

    assertThat(kids("first")).hasSize(KeySet.MOST);
  }

  /** However it came, the key is the same one, and so is what its tokens use up. */
  @Test
  void recognizesAKeyThatIsPastedElsewhere() throws UnusableKey {
    PublicJwk pasted = PastedKey.read(FIRST, PublicAlgorithm.ES256);

    assertThat(set.keys(PublicAlgorithm.ES256, "first").get(0).fingerprint())
        .isEqualTo(Fingerprint.of(pasted.recognizedBy()));
  }
}
