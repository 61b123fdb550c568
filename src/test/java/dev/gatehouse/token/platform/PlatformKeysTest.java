package dev.gatehouse.token.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.secret.Vault;
import dev.gatehouse.secret.Vaults;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.token.PublicAlgorithm;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlatformKeysTest {
  private static final PublicAlgorithm ES256 = PublicAlgorithm.ES256;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T12:00:00Z"));
  private final MemoryDatabase memory = new MemoryDatabase("platform-keys");
  private final String masterKey = masterKey();
  private final Vault vault = Vaults.withKeys(masterKey);
  private final List<Object> made = new ArrayList<>();
  private final PlatformKeys keys = node();

  @AfterEach
  void close() {
    memory.close();
  }

  private static String masterKey() {
    return Base64.getEncoder().encodeToString(Fingerprint.randomBytes(32));
  }

  private PlatformKeys node() {
    PlatformKeys node = new PlatformKeys();
    node.entities = memory.entities();
    node.clock = clock;
    node.vault = vault;
    node.made = listener();
    return node;
  }

  /** Only {@code fire} is used. */
  @SuppressWarnings("unchecked")
  private Event<PlatformKeys.Made> listener() {
    return (Event<PlatformKeys.Made>)
        Proxy.newProxyInstance(
            PlatformKeysTest.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> made.add(arguments[0]) ? null : null);
  }

  private SignedJWT signed(PublicAlgorithm algorithm) throws Exception {
    return SignedJWT.parse(memory.ask(() -> keys.sign(algorithm, Map.of("sub", "ann"))));
  }

  private JWKSet published() throws Exception {
    return JWKSet.parse(memory.ask(keys::keySet));
  }

  private boolean isVerified(SignedJWT token) throws Exception {
    JWK key = published().getKeyByKeyId(token.getHeader().getKeyID());
    return key != null
        && token.verify(
            key.getKeyType().getValue().equals("RSA")
                ? new RSASSAVerifier(key.toRSAKey())
                : new ECDSAVerifier(key.toECKey()));
  }

  @Test
  void firstKeyIsMadeWhenItIsNeededAndSignsAtOnce() throws Exception {
    assertThat(published().getKeys()).isEmpty();

    SignedJWT token = signed(ES256);

    assertThat(isVerified(token)).isTrue();
    assertThat(signed(ES256).getHeader().getKeyID()).isEqualTo(token.getHeader().getKeyID());
    assertThat(made).hasSize(1);
  }

  @Test
  void eachAlgorithmHasItsKeys() throws Exception {
    SignedJWT ec = signed(ES256);
    SignedJWT rsa = signed(PublicAlgorithm.RS256);

    assertThat(isVerified(ec)).isTrue();
    assertThat(isVerified(rsa)).isTrue();
    assertThat(rsa.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
    assertThat(published().getKeys()).hasSize(2);
  }

  @Test
  void publishesNoPrivateKey() throws Exception {
    signed(ES256);
    signed(PublicAlgorithm.RS256);
    String json = memory.ask(keys::keySet);

    assertThat(published().getKeys())
        .allSatisfy(key -> assertThat(key.isPrivate()).isFalse())
        .allSatisfy(key -> assertThat(key.getKeyUse()).hasToString("sig"));
    for (String member : List.of("d", "p", "q", "dp", "dq", "qi", "k")) {
      assertThat(json).doesNotContain("\"" + member + "\"");
    }
  }

  @Test
  void nextKeyIsPublishedBeforeItSignsAndTheOldOneUntilItsTokensHaveExpired() throws Exception {
    SignedJWT first = signed(ES256);
    PlatformKey next = memory.ask(() -> keys.rotate(ES256));
    assertThat(published().getKeyByKeyId(next.getKid())).isNotNull();

    clock.advance(PlatformKeys.ANNOUNCED.minusSeconds(1));
    SignedJWT last = signed(ES256);
    assertThat(last.getHeader().getKeyID()).isEqualTo(first.getHeader().getKeyID());
    clock.advance(Duration.ofSeconds(1));
    assertThat(signed(ES256).getHeader().getKeyID()).isEqualTo(next.getKid());

    clock.advance(PlatformKeys.LONGEST_TOKEN);
    assertThat(isVerified(last)).isTrue();
    clock.advance(Duration.ofMinutes(10));
    assertThat(isVerified(last)).isFalse();
    assertThat(memory.ask(() -> keys.purge(clock.instant().plusSeconds(1), 10))).isEqualTo(1);
    assertThat(isVerified(signed(ES256))).isTrue();
  }

  @Test
  void replacedKeyEndsAtOnceAndTheAnnouncedOneWithIt() throws Exception {
    SignedJWT leaked = signed(ES256);
    memory.ask(() -> keys.rotate(ES256));

    PlatformKey now = memory.ask(() -> keys.replace(ES256));

    assertThat(isVerified(leaked)).isFalse();
    assertThat(published().getKeys()).hasSize(1);
    assertThat(signed(ES256).getHeader().getKeyID()).isEqualTo(now.getKid());
  }

  @Test
  void rotatesEveryNinetyDaysOnceKeysAreUsed() throws Exception {
    assertThat(memory.ask(keys::rotateDue)).isEmpty();
    String first = signed(ES256).getHeader().getKeyID();
    clock.advance(PlatformKeys.LIFE.minus(PlatformKeys.ANNOUNCED).minusSeconds(1));
    assertThat(memory.ask(keys::rotateDue)).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    assertThat(memory.ask(keys::rotateDue)).hasSize(1);
    assertThat(memory.ask(keys::rotateDue)).as("one is announced").isEmpty();
    assertThat(signed(ES256).getHeader().getKeyID()).isEqualTo(first);
    clock.advance(PlatformKeys.ANNOUNCED);
    assertThat(signed(ES256).getHeader().getKeyID()).isNotEqualTo(first);
  }

  @Test
  void verifiesByTheKeyThatATokenNamesWhileItIsPublished() throws Exception {
    String kid = signed(ES256).getHeader().getKeyID();

    assertThat(memory.ask(() -> keys.verifying(ES256, kid)).orElseThrow().isSecret()).isFalse();
    assertThat(memory.ask(() -> keys.verifying(PublicAlgorithm.RS256, kid))).isEmpty();
    assertThat(memory.ask(() -> keys.verifying(ES256, "another"))).isEmpty();
    memory.ask(() -> keys.replace(ES256));
    assertThat(memory.ask(() -> keys.verifying(ES256, kid))).isEmpty();
  }

  @Test
  void everyNodeSignsWithTheSameKey() throws Exception {
    String kid = signed(ES256).getHeader().getKeyID();

    String other = memory.ask(() -> node().sign(ES256, Map.of()));

    assertThat(SignedJWT.parse(other).getHeader().getKeyID()).isEqualTo(kid);
  }

  @Test
  void pairsAreSealedAndSealedAgainWithANewMasterKey() throws Exception {
    SignedJWT token = signed(ES256);
    assertThat(memory.ask(keys::sealAgain)).isZero();

    PlatformKeys restarted = node();
    restarted.vault = Vaults.withKeys(masterKey() + "," + masterKey);
    assertThat(memory.ask(restarted::sealAgain)).isEqualTo(1);

    assertThat(memory.ask(restarted::keySet)).contains(token.getHeader().getKeyID());
    Object stored =
        memory.ask(
            () ->
                memory
                    .entities()
                    .createNativeQuery("select sealed_secret from platform_key")
                    .getSingleResult());
    assertThat(stored.toString()).doesNotContain("kty");
  }
}
