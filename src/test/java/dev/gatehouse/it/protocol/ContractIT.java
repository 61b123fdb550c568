package dev.gatehouse.it.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.http.Simultaneously;
import dev.gatehouse.it.support.server.GatehouseIT;
import dev.gatehouse.it.support.vendor.Forgeries;
import dev.gatehouse.it.support.vendor.Speaker;
import dev.gatehouse.it.support.vendor.Vendor;
import dev.gatehouse.protocol.PathTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every protocol, held against each of them. */
@Tag("database")
@Tag("server")
class ContractIT extends GatehouseIT {
  private static final int COPIES = 20;
  private static final Pattern TRACE = Pattern.compile("<code class=\"trace\">\\w+</code>");

  static Stream<Vendor> vendors() {
    return Vendor.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void signsInAndShowsTheCredentialNowhere(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = speaker.browser();
    String credential = speaker.credential("ann");

    Answer answer = speaker.present(browser, credential);

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(speaker.isIn(browser)).isTrue();
    showsNothingOf(credential, speaker, answer, browser.get("/docs"));
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void signsInAtNearMissesOfItsAddress(Vendor vendor) {
    Speaker speaker = vendor.founded();
    for (String form : List.of("%s/", "/%s", "//%s/", "%s//")) {
      Http browser = speaker.browser();

      Answer answer = speaker.presentAt(form, browser, speaker.credential("ann"));

      assertThat(answer.status()).as("%s: %s", form, answer).isEqualTo(303);
      assertThat(answer.location()).startsWith("/").doesNotStartWith("//");
      assertThat(speaker.isIn(browser)).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void noPageShowsARefusedTokenInTheAddressBar(Vendor vendor) {
    Speaker speaker = vendor.founded();
    String text = speaker.token(speaker.claims("ann"), Forgeries.OTHER_SECRET);

    Http browser = speaker.browser();
    Answer answer = speaker.present(browser, text);

    boolean isPage = answer.body().contains("<body");
    assertThat(answer.body().matches("(?s).* data-address=\"/[^\"]*\".*")).isEqualTo(isPage);
    // Without a script as well: the browser goes on to an address of the same page.
    if (isPage) {
      String address = answer.header("Refresh").replaceFirst("^0;url=", "");
      assertThat(address).startsWith("/login/refused?").doesNotContain(text);
      Answer again = browser.get(address);
      assertThat(again.status()).isEqualTo(answer.status());
      assertThat(again.header("Refresh")).as("stays there").isNull();
      assertThat(again.body())
          .contains(TRACE.matcher(answer.body()).results().findFirst().orElseThrow().group());
      assertThat(browser.get(address + "0").location()).isEqualTo("/");
    }
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void signsInByFormAsWell(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = speaker.browser();

    Optional<Answer> byForm = speaker.presentByForm(browser, speaker.credential("ann"));
    assumeTrue(byForm.isPresent(), "the vendor takes no form");
    Answer answer = byForm.get();

    assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(speaker.isIn(browser)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void refusesWhatNobodySigned(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Forgeries forgeries = new Forgeries(speaker);

    forgeries.unsigned().forEach((what, text) -> refuses(speaker, what, text));
    onlyTheFaultCounted(vendor, speaker, forgeries);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void refusesWhatAnotherKeySigned(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Forgeries forgeries = new Forgeries(speaker);

    forgeries.otherKeys().forEach((what, text) -> refuses(speaker, what, text));
    assertThat(speaker.company.events("email=ann@company.example"))
        .as("nobody proved whose they were")
        .isEmpty();
    onlyTheFaultCounted(vendor, speaker, forgeries);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void refusesWhatIsMalformed(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Forgeries forgeries = new Forgeries(speaker);

    forgeries.malformed().forEach((what, text) -> refuses(speaker, what, text));
    onlyTheFaultCounted(vendor, speaker, forgeries);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void refusesWhatIsNotValidYet(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Map<String, Object> claims = speaker.claims("ann");
    claims.put("nbf", Instant.now().getEpochSecond() + 3600);
    String early = speaker.token(claims, speaker.company.secret());
    claims = speaker.claims("ann");
    claims.put("nbf", Instant.now().getEpochSecond() - 1);
    String due = speaker.token(claims, speaker.company.secret());

    refuses(speaker, "not valid yet", early);
    if (vendor.takesTokens()) {
      JsonNode event = speaker.company.events("email=Ann@Company.example").get(0);
      assertThat(event.path("reason").asText()).isEqualTo("jwt_not_yet_valid");
    }
    if (speaker.cookie().isPresent()) {
      assertThat(speaker.keep(early).status()).isNotEqualTo(200);
      assertThat(speaker.keep(due).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void refusesWhatIsTooLong(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Forgeries forgeries = new Forgeries(speaker);
    String text = forgeries.nineKibibytes();
    Http browser = speaker.browser();

    speaker.presentByForm(browser, text).ifPresent(speaker::isRefusal);
    // The server itself may find the address too long.
    Answer answer = speaker.present(browser, text);

    assertThat(answer.status()).isNotIn(200, 303);
    assertThat(speaker.isIn(browser)).isFalse();
    onlyTheFaultCounted(vendor, speaker, forgeries);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void showsNothingOfWhatItRefuses(Vendor vendor) {
    Speaker speaker = vendor.founded();
    String text = speaker.token(speaker.claims("ann"), Forgeries.OTHER_SECRET);

    Answer answer = speaker.present(speaker.browser(), text);

    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    showsNothingOf(text, speaker, answer);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void refusesTheCredentialOfAnotherTenant(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Speaker other = vendor.founded();

    refuses(speaker, "as it is", other.credential("ann"));
    refuses(speaker, "made out to us", other.token(speaker.claims("ann"), other.company.secret()));
    assertThat(other.isIn(other.browser())).isFalse();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void refusesTokensOfTheTenantsOtherConnections(Vendor vendor) {
    Speaker speaker = vendor.founded();
    for (Vendor other : Vendor.ALL) {
      if (!other.protocol().equals(vendor.protocol())) {
        Speaker theirs = other.founded();
        String secret = theirs.connect(speaker.company);
        opensNothing(speaker, speaker.token(speaker.claims("ann"), secret));
        opensNothing(speaker, theirs.token(theirs.claims("ann"), secret));
      }
    }
    assertThat(speaker.present(speaker.browser(), speaker.credential("ann")).status())
        .as("its own still holds")
        .isEqualTo(303);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void ofSimultaneousCopiesOneSignsInOrAll(Vendor vendor) throws Exception {
    Speaker speaker = vendor.founded();
    speaker.present(speaker.browser(), speaker.credential("ann"));
    String credential = speaker.credential("ann");

    List<Answer> answers =
        Simultaneously.times(COPIES, i -> () -> speaker.present(speaker.browser(), credential));

    assertThat(answers)
        .filteredOn(answer -> answer.status() == 303)
        .hasSize(speaker.isUsedUp() ? 1 : COPIES);
    assertThat(answers).filteredOn(answer -> answer.status() != 303).allSatisfy(speaker::isRefusal);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void secondUseSignsInNobodyOrAsBefore(Vendor vendor) {
    Speaker speaker = vendor.founded();
    String credential = speaker.credential("ann");
    speaker.present(speaker.browser(), credential);
    Http second = speaker.browser();

    Answer answer = speaker.present(second, credential);

    assertThat(speaker.isIn(second)).isNotEqualTo(speaker.isUsedUp());
    if (speaker.isUsedUp()) {
      speaker.isRefusal(answer);
    }
  }

  static Stream<Vendor> vendorsOfTokens() {
    return vendors().filter(Vendor::takesTokens);
  }

  @ParameterizedTest
  @MethodSource("vendorsOfTokens")
  void usedUpTokenIsUsedUpForWhoeverHasTheSecret(Vendor vendor) {
    Speaker speaker = vendor.founded();
    assumeTrue(speaker.isUsedUp(), "the vendor's tokens come again");
    String secret = speaker.company.secret();
    String credential = speaker.credential("ann");
    speaker.present(speaker.browser(), credential);
    Speaker sharing = vendor.founded();
    sharing.company.newKey(Map.of("secret", secret));

    speaker.isRefusal(sharing.present(sharing.browser(), credential));
    assertThat(sharing.company.events("reason=jwt_replayed")).hasSize(1);

    speaker.connect(speaker.company, secret);
    speaker.company.switchConnection(false);
    speaker.isRefusal(speaker.present(speaker.browser(), credential));

    admin.delete(speaker.company.connection());
    speaker.connect(speaker.company, secret);
    speaker.isRefusal(speaker.present(speaker.browser(), credential));

    assertThat(speaker.company.events("reason=jwt_replayed")).hasSize(2);
    Http browser = sharing.browser();
    String fresh = speaker.credential("ann");
    assertThat(sharing.present(browser, fresh).status()).as("taken first here").isEqualTo(303);
    speaker.isRefusal(speaker.present(speaker.browser(), fresh));
  }

  @ParameterizedTest
  @MethodSource("vendorsOfTokens")
  void ofSimultaneousCopiesAtSitesWithOneSecretOneSignsIn(Vendor vendor) throws Exception {
    Speaker speaker = vendor.founded();
    assumeTrue(speaker.isUsedUp(), "the vendor's tokens come again");
    Speaker sharing = vendor.founded();
    sharing.company.newKey(Map.of("secret", speaker.company.secret()));
    String credential = speaker.credential("ann");

    List<Answer> answers =
        Simultaneously.times(
            COPIES,
            i ->
                () -> {
                  Speaker either = i % 2 == 0 ? speaker : sharing;
                  return either.present(either.browser(), credential);
                });

    assertThat(answers).filteredOn(answer -> answer.status() == 303).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void lookingUsesUpNothing(Vendor vendor) {
    Speaker speaker = vendor.founded();
    String credential = speaker.credential("ann");
    Http looking = speaker.browser();

    speaker.send("HEAD", looking, credential);
    speaker.send("OPTIONS", looking, credential);
    speaker.present(looking, credential, "Sec-Purpose", "prefetch");
    speaker.present(looking, credential, "Sec-Purpose", "prefetch;prerender");

    assertThat(speaker.isIn(looking)).isFalse();
    Http browser = speaker.browser();
    assertThat(speaker.present(browser, credential).status()).isEqualTo(303);
    assertThat(speaker.isIn(browser)).isTrue();
  }

  static Stream<Vendor> vendorsWithAddresses() {
    return vendors().filter(vendor -> !vendor.signInPaths().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("vendorsWithAddresses")
  void signInAddressesAnswerLooksAndOtherMethodsAlike(Vendor vendor) {
    Http program = vendor.founded().company.program();
    for (String path : vendor.signInPaths()) {
      String filled = path.replaceFirst("\\{\\w+}$", "a.b.c");
      for (String address : List.of(filled, filled + "/")) {
        assertThat(program.head(address).status()).as(address).isEqualTo(204);
        assertThat(program.get(address, "Sec-Purpose", "prefetch").status()).isEqualTo(403);
        if (new PathTemplate(path).parameter().isEmpty()) {
          assertThat(program.json("POST", address, "{}").status()).isEqualTo(403);
        }
        assertThat(program.send("OPTIONS", address, null).status()).isLessThan(400);
        Answer put = program.send("PUT", address, null);
        assertThat(put.status()).as(address).isEqualTo(405);
        assertThat(put.header("Allow")).contains("GET", "HEAD", "POST");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void bannedUserIsOutAndStaysOut(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = speaker.browser();
    speaker.present(browser, speaker.credential("ann"));
    JsonNode user = speaker.company.users("email=ann@company.example").get(0);
    String path = speaker.company.site() + "/users/" + user.path("id").asLong();

    speaker.company.change(path, Map.of("banned", true));

    assertThat(speaker.isIn(browser)).isFalse();
    Http again = speaker.browser();
    assertThat(speaker.present(again, speaker.credential("ann")).status()).isNotEqualTo(303);
    assertThat(speaker.isIn(again)).isFalse();
    JsonNode event = speaker.company.events("reason=user_banned").get(0);
    assertThat(event.path("userId")).as("its signature held").isEqualTo(user.path("id"));
    assertThat(event.path("email").asText()).isEqualTo("ann@company.example");
    assertThat(speaker.present(speaker.browser(), speaker.credential("bob")).status())
        .as("nobody else is meant")
        .isEqualTo(303);
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void disabledConnectionLetsNobodyIn(Vendor vendor) {
    Speaker speaker = vendor.founded();
    Http browser = speaker.browser();
    speaker.present(browser, speaker.credential("ann"));
    String credential = speaker.credential("ann");

    speaker.company.switchConnection(false);

    assertThat(speaker.isIn(browser)).isFalse();
    Http other = speaker.browser();
    assertThat(speaker.present(other, credential).status()).isNotIn(200, 303);
    assertThat(speaker.isIn(other)).isFalse();

    speaker.company.switchConnection(true);
    assertThat(speaker.present(other, speaker.credential("ann")).status()).isEqualTo(303);
    assertThat(speaker.isIn(other)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("vendors")
  void deletedKeyLetsNobodyIn(Vendor vendor) {
    Speaker speaker = vendor.founded();
    String keys = speaker.company.connection() + "/keys";
    String credential = speaker.credential("ann");
    JsonNode key = admin.get(keys).json().path("items").get(0);

    admin.delete(keys + "/" + key.path("id").asLong());

    Http browser = speaker.browser();
    assertThat(speaker.present(browser, credential).status()).isNotIn(200, 303);
    assertThat(speaker.isIn(browser)).isFalse();
  }

  /** As a browser brings it, and in the cookie where there is one. */
  private static void refuses(Speaker speaker, String what, String text) {
    if (!speaker.carries(text)) {
      return;
    }
    Http browser = speaker.browser();
    try {
      speaker.isRefusal(speaker.present(browser, text));
      assertThat(speaker.isIn(browser)).isFalse();
      if (speaker.cookie().isPresent() && text.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
        assertThat(speaker.keep(text).status()).isNotEqualTo(200);
      }
    } catch (AssertionError e) {
      throw new AssertionError(what + ": " + e.getMessage(), e);
    }
  }

  /** The token that the refused ones were made from signs in: they are refused for their faults. */
  private static void onlyTheFaultCounted(Vendor vendor, Speaker speaker, Forgeries forgeries) {
    if (vendor.takesTokens()) {
      Http browser = speaker.browser();
      Answer answer = speaker.present(browser, forgeries.good());
      assertThat(answer.status()).as("%s", answer).isEqualTo(303);
      assertThat(speaker.isIn(browser)).isTrue();
    }
  }

  /** Whoever refuses: where addresses are shared, it is the connection whose key signed. */
  private static void opensNothing(Speaker speaker, String text) {
    Http browser = speaker.browser();
    Answer answer = speaker.present(browser, text);
    assertThat(answer.status()).as("%s", answer).isNotIn(200, 303);
    assertThat(speaker.isIn(browser)).isFalse();
  }

  private static void showsNothingOf(String credential, Speaker speaker, Answer... answers) {
    String telling = credential.substring(credential.lastIndexOf('.') + 1);
    for (Answer answer : answers) {
      assertThat(answer.body()).doesNotContain(telling);
      assertThat(String.valueOf(answer.location())).doesNotContain(telling);
    }
    assertThat(admin(speaker, "/events")).doesNotContain(telling);
    assertThat(admin(speaker, "/sessions")).doesNotContain(telling);
  }

  private static String admin(Speaker speaker, String path) {
    return speaker.company.admin.get(speaker.company.site() + path).body();
  }
}
