package dev.gatehouse.protocol.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.helpcenter.HelpCenterProtocol;
import dev.gatehouse.protocol.proprofs.ProProfsProtocol;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.SigningKey;
import dev.gatehouse.tenant.SigningKeys;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.CompactJws;
import dev.gatehouse.token.Hmac;
import dev.gatehouse.token.VerificationKey;
import dev.gatehouse.token.jwk.KeySource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureCluesTest {
  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");
  private static final CheckResult FAILED =
      CheckResult.failed("signature", new Rejected(Rejection.JWT_INVALID_SIGNATURE, "no key"));

  private final SignatureClues clues = new SignatureClues();
  private Optional<ForeignKeys.Foreign> foreign = Optional.empty();

  SignatureCluesTest() {
    clues.foreignKeys =
        new ForeignKeys() {
          @Override
          Optional<Foreign> signer(LiveConnection live, CompactJws jws) {
            return foreign.filter(key -> key.signed().test(jws));
          }
        };
    clues.signingKeys =
        new SigningKeys() {
          @Override
          public String secret(SigningKey key) {
            return PretendSite.SECRET;
          }
        };
  }

  private CheckResult of(Protocol protocol, Algorithm signer) {
    return clues.instead(
        FAILED, new PretendSite(protocol, null).live(), JWT.create().sign(signer), NOW);
  }

  @Test
  void recognisesSecretsThatWereDecodedFirst() {
    byte[] decoded = Base64.getDecoder().decode(PretendSite.SECRET);

    CheckResult clue = of(new HelpCenterProtocol(), Algorithm.HMAC256(decoded));

    assertThat(clue.detail()).contains("base64-decoded");
    assertThat(clue.remedy()).contains("without decoding");
    assertThat(clue.passed()).isFalse();
    assertThat(clue.reason()).isEqualTo(Rejection.JWT_INVALID_SIGNATURE);
  }

  @Test
  void recognisesSecretsThatWereNotHashed() {
    assertThat(of(new ProProfsProtocol(), Algorithm.HMAC256(PretendSite.SECRET)).detail())
        .contains("the secret itself was used");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "%s\\n|with a line feed at its end",
        "%s\\r\\n|with a carriage return and a line feed at its end",
        "`%s `|with a space at its end",
        "` %s`|with a space before it",
        "\uFEFF%s|with a byte order mark before it",
        "\"%s\"|in double quotation marks",
        "'%s'|in single quotation marks"
      })
  void recognisesWhatGotIntoTheSecret(String written, String how) {
    String secret = written.translateEscapes().formatted(PretendSite.SECRET);
    ProProfsProtocol hashing = new ProProfsProtocol();

    CheckResult clue = of(new HelpCenterProtocol(), Algorithm.HMAC256(secret));

    assertThat(clue.detail()).isEqualTo("the secret was used " + how);
    assertThat(clue.remedy()).contains("nothing before or after it").doesNotContain("kX3v");
    assertThat(of(hashing, Algorithm.HMAC256(hashing.signingText(secret))).detail())
        .isEqualTo(clue.detail());
    assertThat(
            of(
                    hashing,
                    Algorithm.HMAC256(
                        written
                            .translateEscapes()
                            .formatted(hashing.signingText(PretendSite.SECRET))))
                .detail())
        .isEqualTo(clue.detail());
  }

  @Test
  void recognisesOtherAlgorithms() {
    assertThat(of(new HelpCenterProtocol(), Algorithm.HMAC512(PretendSite.SECRET)).detail())
        .contains("HS512");
  }

  @Test
  void advisesAnotherAlgorithmOnlyWhereTheVendorHasIt() throws Exception {
    ProProfsProtocol fixed = new ProProfsProtocol();
    String text = fixed.signingText(PretendSite.SECRET);

    assertThat(of(new HelpCenterProtocol(), Algorithm.HMAC512(PretendSite.SECRET)).remedy())
        .isEqualTo("Sign with HS256, or change the connection's algorithm.");
    assertThat(of(fixed, Algorithm.HMAC512(text)).remedy()).isEqualTo("Sign with HS256.");
  }

  @Test
  void recognisesKeysThatHaveEnded() {
    LiveConnection live = new PretendSite(new HelpCenterProtocol(), null).live();
    VerificationKey old =
        VerificationKey.of(
            3,
            "old",
            "HS256",
            "the secret of the year before",
            "fingerprint",
            NOW.minusSeconds(60));
    LiveConnection rotated =
        new LiveConnection(live.site(), live.connection(), live.protocol(), List.of(old));

    CheckResult clue =
        clues.instead(
            FAILED,
            rotated,
            JWT.create().sign(Algorithm.HMAC256("the secret of the year before")),
            NOW);

    assertThat(clue.detail())
        .isEqualTo(
            "the signature was made with key old (3), which expired at 2026-05-04T11:59:00Z");
    assertThat(clue.discrepancy()).isEqualTo(new Discrepancy(null, null, Cause.KEY_ENDED, 3L));
    assertThat(clue.detail() + clue.remedy()).doesNotContain("the secret of the year");
  }

  @Test
  void saysNoMoreThanTheCheckWhereNothingFits() {
    assertThat(of(new HelpCenterProtocol(), Algorithm.HMAC256("another secret"))).isSameAs(FAILED);
    LiveConnection live = new PretendSite(new HelpCenterProtocol(), null).live();
    assertThat(clues.instead(FAILED, live, "nonsense", NOW)).isSameAs(FAILED);
  }

  @ParameterizedTest
  @CsvSource({"true,KEY_OF_OTHER_CONNECTION", "false,KEY_OF_OTHER_SITE"})
  void namesKeysOfOthers(boolean ofSite, Cause cause) {
    Hmac key = Hmac.of("HS256", "a secret of somebody else".getBytes(StandardCharsets.UTF_8));
    foreign =
        Optional.of(
            new ForeignKeys.Foreign(930, ofSite, new TenantId(8), jws -> jws.isSignedWith(key)));

    CheckResult clue = of(new HelpCenterProtocol(), Algorithm.HMAC256("a secret of somebody else"));

    assertThat(clue.cause()).isEqualTo(cause);
    assertThat(clue.discrepancy().key()).isEqualTo(930);
    assertThat(clue.detail() + clue.remedy()).doesNotContain("930").doesNotContain("8");
    assertThat(of(new HelpCenterProtocol(), Algorithm.HMAC256("another secret"))).isSameAs(FAILED);
  }

  @Test
  void tellsWhatTheHeaderSaysOnlyToWhoHasTheToken() throws Exception {
    LiveConnection live = new PretendSite(new HelpCenterProtocol(), null).live();
    String foreignFamily =
        "eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmVkLWJ5LWEtcHJpdmF0ZS1rZXktdGhhdC1pcy1ub3QtaGVyZQ";

    CheckResult pasted = clues.instead(FAILED, live, foreignFamily, NOW);

    assertThat(pasted.cause()).isEqualTo(Cause.ALGORITHM_FAMILY);
    assertThat(pasted.discrepancy().came()).isEqualTo("alg \"RS256\"");
    assertThat(clues.proven(live, foreignFamily, NOW)).isEmpty();
  }

  private static LiveConnection published(String kid, Optional<String> trouble) {
    PretendSite site = new PretendSite(new HelpCenterProtocol(), kid);
    site.settings.setAlgorithm("RS256");
    LiveConnection live = site.live();
    KeySource keys =
        new KeySource() {
          @Override
          public List<VerificationKey> known() {
            return trouble.isPresent() ? List.of() : live.keys();
          }

          @Override
          public List<VerificationKey> of(String token) {
            return known();
          }

          @Override
          public boolean isPublished() {
            return true;
          }

          @Override
          public Optional<String> trouble() {
            return trouble;
          }
        };
    return new LiveConnection(live.site(), live.connection(), live.protocol(), keys);
  }

  private static String headed(String header) {
    return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(header.getBytes(StandardCharsets.UTF_8))
        + ".e30.c2lnbmVkLWJ5LWEtcHJpdmF0ZS1rZXktdGhhdC1pcy1ub3QtaGVyZQ";
  }

  @Test
  void namesAKeyThatTheConnectionDoesNotKnow() {
    clues.signingKeys = noPublicKeys();
    String token = headed("{\"alg\":\"RS256\",\"kid\":\"rotated\"}");

    CheckResult clue = clues.instead(FAILED, published("current", Optional.empty()), token, NOW);

    assertThat(clue.discrepancy())
        .isEqualTo(Discrepancy.of("kid \"rotated\"", "kid \"current\"", Cause.UNKNOWN_KEY_NAMED));
    assertThat(clues.proven(published("current", Optional.empty()), token, NOW)).isEmpty();
  }

  @Test
  void saysWhyTheKeysOfAnAddressAreNotKnown() {
    clues.signingKeys = noPublicKeys();
    String token = headed("{\"alg\":\"RS256\",\"kid\":\"rotated\"}");

    CheckResult clue =
        clues.instead(FAILED, published("current", Optional.of("status 503")), token, NOW);

    assertThat(clue.cause()).isEqualTo(Cause.KEYS_UNAVAILABLE);
    assertThat(clue.detail()).contains("status 503");
  }

  private static SigningKeys noPublicKeys() {
    return new SigningKeys() {
      @Override
      public String secret(SigningKey key) {
        throw new AssertionError("there is no secret where keys are public");
      }
    };
  }

  @Test
  void provesAnotherAlgorithmByTheSignature() {
    LiveConnection live = new PretendSite(new HelpCenterProtocol(), null).live();
    String token = JWT.create().sign(Algorithm.HMAC512(PretendSite.SECRET));

    Clue clue = clues.proven(live, token, NOW).orElseThrow();

    assertThat(clue.discrepancy())
        .isEqualTo(Discrepancy.of("alg \"HS512\"", "alg \"HS256\"", Cause.OTHER_ALGORITHM));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "%s\\n|LINE_FEED",
        "%s\\r\\n|CARRIAGE_RETURN",
        "`%s `|SPACE",
        "` %s`|SPACE",
        "\uFEFF%s|BYTE_ORDER_MARK",
        "\"%s\"|QUOTATION_MARKS",
        "'%s'|QUOTATION_MARKS"
      })
  void givesTheCauseOfEachSlip(String written, Cause cause) {
    String secret = written.translateEscapes().formatted(PretendSite.SECRET);

    assertThat(of(new HelpCenterProtocol(), Algorithm.HMAC256(secret)).cause()).isEqualTo(cause);
  }

  @Test
  void givesTheCauseOfDecodedAndOfUnderivedSecrets() {
    byte[] decoded = Base64.getDecoder().decode(PretendSite.SECRET);

    assertThat(of(new HelpCenterProtocol(), Algorithm.HMAC256(decoded)).cause())
        .isEqualTo(Cause.BASE64_DECODED);
    assertThat(of(new ProProfsProtocol(), Algorithm.HMAC256(PretendSite.SECRET)).cause())
        .isEqualTo(Cause.NOT_DERIVED);
  }
}
