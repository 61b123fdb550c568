package dev.gatehouse.protocol.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.token.PublicAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs to paste are filled with a connection's values, whatever they hold. */
class SnippetsTest {
  private final ConnectionSettings settings = new ConnectionSettings();

  private List<Snippet> snippets(String protocol) {
    return new Snippets().of(protocol, values(protocol));
  }

  private SnippetValues values(String protocol) {
    return new SnippetValues(
        "acme",
        7,
        List.of("https://acme.example.com", "https://help.acme.example"),
        "https://example.com",
        "client-1",
        "client-1",
        settings,
        options(protocol));
  }

  /** A protocol that nothing speaks has none. */
  private static List<Option<?>> options(String name) {
    return ProtocolsOnClassPath.all().stream()
        .filter(protocol -> protocol.name().equals(name))
        .findFirst()
        .map(protocol -> protocol.description().options())
        .orElse(List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"helpcenter", "helpsite", "helpdocs", "proprofs", "document360"})
  void tellsOfASignOutWithTheSecretOfTheSignIn(String protocol) {
    List<Snippet> all = new Snippets().ofLogout(protocol, values(protocol));

    assertThat(all).extracting(Snippet::language).containsExactly(Language.values());
    assertThat(all)
        .allSatisfy(
            snippet ->
                assertThat(snippet.code())
                    .doesNotContain("{{", "}}")
                    .contains("client-1", "https://example.com", "/sso/logout")
                    .containsPattern(protocol.toUpperCase(Locale.ROOT) + "_\\w*(SECRET|KEY)")
                    .satisfies(SnippetsTest::hasPairs));
  }

  @ParameterizedTest
  @ValueSource(strings = {"helpcenter", "helpsite", "helpdocs", "proprofs"})
  void signsInAndOutWithAPrivateKeyIfTheConnectionSaysSo(String protocol) {
    String file = protocol.toUpperCase(Locale.ROOT) + "_PRIVATE_KEY_FILE";
    for (String algorithm : PublicAlgorithm.NAMES) {
      settings.setAlgorithm(algorithm);
      List<Snippet> all = new ArrayList<>(snippets(protocol));
      all.addAll(new Snippets().ofLogout(protocol, values(protocol)));
      assertThat(all)
          .hasSize(2 * Language.values().length)
          .allSatisfy(
              snippet ->
                  assertThat(snippet.code())
                      .as("%s %s", algorithm, snippet.language())
                      .doesNotContain("{{", "HS256", "SECRET", "secret)", "Basic")
                      .contains(file)
                      .satisfies(SnippetsTest::hasPairs));
    }
  }

  private String snippet(String protocol, Language language) {
    return snippets(protocol).stream()
        .filter(snippet -> snippet.language() == language)
        .map(Snippet::code)
        .findFirst()
        .orElseThrow();
  }

  static Stream<String> protocols() {
    return ProtocolsOnClassPath.all().stream().map(Protocol::name);
  }

  /** A vendor brings programs in the languages that it likes; these five are in all. */
  @ParameterizedTest
  @ValueSource(strings = {"helpcenter", "helpsite", "helpdocs", "proprofs", "document360"})
  void thereIsOneForEveryLanguage(String protocol) {
    assertThat(snippets(protocol)).extracting(Snippet::language).containsExactly(Language.values());
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void eachHasItsSecretFromTheEnvironment(String protocol) {
    assertThat(snippets(protocol))
        .allSatisfy(
            snippet ->
                assertThat(snippet.code())
                    .doesNotContain("{{", "}}")
                    .contains("https://acme.example.com")
                    .containsPattern("(?i)env")
                    .containsPattern("(SECRET|KEY)")
                    .satisfies(SnippetsTest::hasPairs));
  }

  /** For the languages that nothing on this machine runs. */
  private static void hasPairs(String code) {
    String bare = code.replaceAll("//.*|\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])*'", "");
    for (String pair : List.of("()", "[]", "{}")) {
      assertThat(count(bare, pair.charAt(0)))
          .as(pair + " in\n" + code)
          .isEqualTo(count(bare, pair.charAt(1)));
    }
  }

  private static long count(String text, char sought) {
    return text.chars().filter(c -> c == sought).count();
  }

  @Test
  void anotherProtocolHasNoneUntilItBringsThem() {
    assertThat(snippets("sixth")).isEmpty();
  }

  @Test
  void settingsThatAreSetAreInThem() {
    settings.setLoginUrl("https://app.acme.example:8443/auth/help?x=1");
    settings.setIssuer("acme's \"app\" \\ $x #{y}");
    settings.setAudience("help");
    settings.setAlgorithm("HS512");

    assertThat(snippet("helpcenter", Language.NODE))
        .contains("\"/auth/help\"", "iss: \"acme's \\\"app\\\" \\\\ $x #{y}\",")
        .contains("aud: \"help\",", "alg: 'HS512'", "createHmac('sha512'");
    assertThat(snippet("helpcenter", Language.PHP))
        .contains("'iss' => 'acme\\'s \"app\" \\\\ $x #{y}',", "'aud' => 'help',");
    assertThat(snippet("helpcenter", Language.JAVA))
        .contains(".withAudience(\"help\")\n", "Algorithm.HMAC512(");
  }

  @Test
  void settingsThatAreNotSetAreLeftOut() {
    settings.setLoginUrl("https://app.acme.example");

    assertThat(snippet("helpcenter", Language.RUBY))
        .contains("iss: 'app.acme.example',", "'/login'")
        .doesNotContain("aud:");
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void anyLoginUrlThatIsTakenIsInThem(String protocol) {
    settings.setLoginUrl("https://app.acme.example/x://[a\"<>b]/y?u=http://[::1]/");

    assertThat(snippets(protocol))
        .extracting(Snippet::code)
        .allSatisfy(code -> assertThat(code).doesNotContain("<>b"));
  }

  @Test
  void everyAddressOfTheSiteIsKnownWhereReadersComeBackToOne() {
    assertThat(snippet("helpsite", Language.PYTHON))
        .contains("[\"https://acme.example.com\", \"https://help.acme.example\"]");
  }

  @Test
  void sitesAreTheConnectionsOwnOnesAtLeast() {
    assertThat(snippet("proprofs", Language.NODE)).contains("site_access: \"7\"");
    settings.getOptions().put("siteIds", List.of(7L, 9L));
    assertThat(snippet("proprofs", Language.NODE)).contains("site_access: \"7,9\"");
  }
}
