package dev.gatehouse.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gatehouse.Repetitions;
import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs of apps, in every way that a browser takes one. */
class AppUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://App.Example.com./x, app.example.com, -1",
    "http://app_one.example:8080, app_one.example, 8080",
    "http://127.0.0.1:80/, 127.0.0.1, 80",
    "http://2130706433, 127.0.0.1, -1",
    "http://0x7f.1, 127.0.0.1, -1",
    "http://0X7F.0.0x1./, 127.0.0.1, -1",
    "http://0177.1, 127.0.0.1, -1",
    "http://192.168.257, 192.168.1.1, -1",
    "http://255.255.255.255, 255.255.255.255, -1",
    "http://[::1]:8080, [0:0:0:0:0:0:0:1], 8080",
    "http://[::ffff:127.0.0.1], 127.0.0.1, -1",
    "https://app.example:?x, app.example, -1",
    "https://1.example, 1.example, -1"
  })
  void hasHostAndPort(String text, String host, int port) {
    AppUrl url = AppUrl.of(text).orElseThrow();

    assertThat(url.host()).isEqualTo(host);
    assertThat(url.port()).isEqualTo(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/login",
        "//app.example",
        "ftp://app.example",
        "https://",
        "https:///x",
        "https://a..b",
        "https://a b/",
        "https://a@b/",
        "https://app.example:65536",
        "https://app.example:8x",
        "https://256.1.1.1",
        "https://1.2.3.4.5",
        "https://4294967296",
        "https://09.1",
        "https://a.0x",
        "https://[::1",
        "https://[1::2::3]",
        "https://app\\x.example/"
      })
  void isNoneOfOtherTexts(String text) {
    assertThat(AppUrl.of(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.example/x?x={y}, https://app.example/x?x=%7By%7D",
    "https://app.example/a|b?c=d|e, https://app.example/a%7Cb?c=d%7Ce",
    "https://app.example/?p=100%, https://app.example/?p=100%25",
    "https://app.example/%7Bx%7D, https://app.example/%7Bx%7D",
    "https://app.example/\u00fc?q=\ud83d\ude00, https://app.example/%C3%BC?q=%F0%9F%98%80",
    "https://app.example/\\evil.example, https://app.example/%5Cevil.example",
    "https://app.example/?a[]=1, https://app.example/?a%5B%5D=1",
    "https://[::1]:3000/[x], https://[::1]:3000/%5Bx%5D",
    "https://app.example/#a#b, https://app.example/#a%23b",
    "https://[::1]/?u=http://[::2]/, https://[::1]/?u=http://%5B::2%5D/",
    "https://app.example/x://[a\"<>b]/y, https://app.example/x://%5Ba%22%3C%3Eb%5D/y",
    "https://app.example/[t]/in?u=http://[::1]/a|b,"
        + " https://app.example/%5Bt%5D/in?u=http://%5B::1%5D/a%7Cb",
    "https://app.example/~a-b_c.d!$&'()*+;=:@/?, https://app.example/~a-b_c.d!$&'()*+;=:@/?"
  })
  void standsEncodedInAHeader(String text, String encoded) {
    assertThat(AppUrl.location(text)).isEqualTo(encoded);
    assertThat(URI.create(encoded)).isNotNull();
  }

  @Test
  void whateverIsTakenStandsInAHeader() {
    String[] parts = {"://[", "]", "[", "://", "/", "?", "#", "%", "%4", "%41", "\"<>", "|", "@"};
    Random random = new Random(1);
    for (String start : List.of("https://app.example", "http://[::1]:80", "HTTP://a_b:")) {
      for (int i = 0; i < 2_000; i++) {
        StringBuilder text = new StringBuilder(start).append(i % 2 == 0 ? "/" : "?");
        for (int n = random.nextInt(8); n >= 0; n--) {
          text.append(parts[random.nextInt(parts.length)]);
          text.appendCodePoint(1 + random.nextInt(0x2ff));
        }
        AppUrl url = AppUrl.of(text.toString()).orElseThrow();

        assertThatCode(() -> URI.create(url.encoded())).as("%s", text).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void isReadSoonHoweverLong() {
    for (String text : Repetitions.each()) {
      Repetitions.answersSoon(text, () -> AppUrl.of("https://a." + text));
    }
  }
}
