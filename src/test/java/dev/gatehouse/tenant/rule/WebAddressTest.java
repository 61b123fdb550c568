package dev.gatehouse.tenant.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which login and logout URLs have a form that browsers and backends understand alike. */
class WebAddressTest {
  private final WebAddress.Rule rule = new WebAddress.Rule();

  WebAddressTest() {
    rule.configuration = new Configuration(name -> null);
  }

  private Optional<String> objection(String url) {
    return rule.objection(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com/login",
        "HTTPS://APP.Example.com./login?next=%2F",
        "https://app.example.com:8443",
        "https://xn--bcher-kva.example/",
        "https://192.0.2.1/",
        "https://[2001:db8::1]:8443/login",
        "http://localhost:3000/login",
        "http://app.localhost/x?y=1",
        "http://app.LOCALHOST.:3000/",
        "http://[::1]:3000/",
        "http://0x7f.1:3000/",
        "http://2130706433/",
        "https://app_one.example/",
        "https://127.1/",
        "https://app.example/x?x={y}",
        "https://app.example/a|b?c=d|e^`",
        "https://app.example/\u00fc?p=100%"
      })
  void takesAddressesOfApps(String url) {
    assertThat(objection(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com/#/login",
        "https://app.example.com/login#",
        "https://app.example.com#x",
        "#/login"
      })
  void namesFragment(String url) {
    assertThat(objection(url)).get().asString().contains("fragment").contains("#");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ann@app.example.com/",
        "https://ann:pw@app.example.com/",
        "https://a@b@evil.example/",
        "https://@app.example.com/"
      })
  void namesUserInfo(String url) {
    assertThat(objection(url)).get().asString().contains("user name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com/\u0000",
        "https://app.example.com/\n",
        "https://app. example.com/",
        "https://app\t.example.com/",
        " https://app.example.com/",
        "https://app.example.com/\u007f"
      })
  void namesControlCharacters(String url) {
    assertThat(objection(url)).get().asString().contains("control characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://b\u00fccher.example/",
        "https://%61cme.localhost/",
        "https://acme\u3002localhost/"
      })
  void namesHostThatIsNotPlain(String url) {
    assertThat(objection(url)).get().asString().contains("ASCII");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login",
        "//app.example/login",
        "http://app.example/login",
        "ftp://app.example/",
        "https://",
        "https:///login",
        "https://999.1.1.1/",
        "https://1.2.3.4.5/",
        "https://[::1::]/",
        "http://8.8.8.8/",
        "http://0x8080808/",
        "https://app.example:99999/",
        "https://a..b/",
        "javascript:alert(1)",
        ""
      })
  void leavesTheRestToTheGeneralMessage(String url) {
    assertThat(objection(url)).contains("");
  }

  @Test
  void isBounded() {
    assertThat(objection("https://app.example/" + "a".repeat(1980))).isEmpty();
    assertThat(objection("https://app.example/" + "a".repeat(1981)))
        .get()
        .asString()
        .contains("2000");
  }
}
