package dev.gatehouse.protocol.proprofs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are those of RFC 1321 appendix A.5, and of PHP's {@code md5()}. */
class SigningTextTest {
  @ParameterizedTest
  @CsvSource({
    "'', d41d8cd98f00b204e9800998ecf8427e",
    "a, 0cc175b9c0f1b6a831c399e269772661",
    "message digest, f96b697d7cb7938d525a2f31aaf161d0",
    "key goes here, 69f1e23de2fdc68e3ce1d9ac47c9d937",
    "Schlüssel, 0f511d362346c2f658bb594d5b04224e"
  })
  void keyIsTheDigestInLowerCaseHexadecimalCharacters(String apiKey, String key) {
    assertThat(new ProProfsProtocol().signingText(apiKey)).isEqualTo(key);
  }
}
