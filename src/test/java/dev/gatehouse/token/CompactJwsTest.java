package dev.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJwsTest {

  @Test
  void takesThreeSegmentsApart() throws Rejected {
    CompactJws jws = CompactJws.parse("Zm9v.YmE.Yg");

    assertThat(jws.header()).asString().isEqualTo("foo");
    assertThat(jws.payload()).asString().isEqualTo("ba");
  }

  @Test
  void givesJavaJwtTheSegmentsAsTheyWereSent() throws Rejected {
    Recorder recorder = new Recorder();

    assertThat(CompactJws.parse("Zm9v.YmE.Yg").isSignedWith(recorder)).isTrue();

    assertThat(recorder.seen.getHeader()).isEqualTo("Zm9v");
    assertThat(recorder.seen.getPayload()).isEqualTo("YmE");
    assertThat(recorder.seen.getSignature()).isEqualTo("Yg");
  }

  @Test
  void givesJavaJwtNothingThatWasParsed() throws Rejected {
    Recorder recorder = new Recorder();

    CompactJws.parse("Zm9v.YmE.Yg").isSignedWith(recorder);

    Stream<ThrowingCallable> questions =
        Stream.of(
            recorder.seen::getAlgorithm,
            recorder.seen::getKeyId,
            recorder.seen::getClaims,
            recorder.seen::getIssuer,
            recorder.seen::getExpiresAt);
    assertThat(questions)
        .allSatisfy(
            question ->
                assertThatThrownBy(question).isInstanceOf(UnsupportedOperationException.class));
  }

  /** Accepts every signature and remembers what it was shown. */
  private static final class Recorder extends Algorithm {
    private DecodedJWT seen;

    Recorder() {
      super("recorder", "recorder");
    }

    @Override
    public void verify(DecodedJWT jwt) {
      seen = jwt;
    }

    @Override
    public byte[] sign(byte[] content) {
      throw new UnsupportedOperationException("only verifies");
    }
  }

  @Test
  void takesTheUrlAlphabet() throws Rejected {
    assertThat(CompactJws.parse("-_-_.-_-_.-_-_").header()).hasSize(3);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "Zm9v",
        "Zm9v.YmE",
        ".YmE.Yg",
        "Zm9v..Yg",
        "Zm9v.YmE.",
        "Zm9v.YmE.Yg.",
        ".Zm9v.YmE.Yg",
        "Zm9v.YmE.Yg.Yg",
        "Zm9v.YmE.Yg.Yg.Yg",
        "Zm9v.YmE=.Yg",
        "Zm9v.YmE.Yg==",
        "Zm9v.YmE.Yg=",
        "=.YmE.Yg",
        " Zm9v.YmE.Yg",
        "Zm9v.YmE.Yg ",
        "Zm9v.YmE.Yg\n",
        "Zm9v.Ym\tE.Yg",
        "Zm9v.Ym\r\nE.Yg",
        "Zm+v.YmE.Yg",
        "Zm/v.YmE.Yg",
        "Zm?v.YmE.Yg",
        "Zm9vA.YmE.Yg",
        "Z.YmE.Yg",
        "Zm9v.YmF.Yg",
        "Zm9v.YmE.Yh",
        "Zm9v.YmE.Y\u0131",
        "Zm9v.YmE.Y\uff47",
        "Zm9v.YmE.\u0000",
        "Bearer Zm9v.YmE.Yg"
      })
  void refusesAnyOtherForm(String token) {
    assertMalformed(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zm9v.YmE", "Zm9v.YmE.Yg.", "Zm9v.YmE.Yg.Yg"})
  void saysWhenTheNumberOfSegmentsIsWrong(String token) {
    assertThatThrownBy(() -> CompactJws.parse(token)).hasMessageContaining("three segments");
  }

  @Test
  void takesExactly8192BytesAndNoMore() throws Rejected {
    String longest = "Zm9v.YmFy." + "A".repeat(8192 - 10);
    // 8182 base64 characters leave four spare bits, which are zero in the letter A.
    assertThat(longest).hasSize(8192);
    assertThat(CompactJws.parse(longest).payload()).asString().isEqualTo("bar");

    assertMalformed("Zm9v.YmFy." + "A".repeat(8193 - 10));
  }

  @Test
  void sizeIsLookedAtBeforeAnythingElse() {
    assertThatThrownBy(() -> CompactJws.parse("!".repeat(8193)))
        .asInstanceOf(type(Rejected.class))
        .extracting(Rejected::detail)
        .asString()
        .contains("8192");
  }

  private static void assertMalformed(String token) {
    assertThatThrownBy(() -> CompactJws.parse(token))
        .asInstanceOf(type(Rejected.class))
        .extracting(Rejected::reason)
        .isEqualTo(Rejection.JWT_INVALID_SIGNATURE);
  }
}
