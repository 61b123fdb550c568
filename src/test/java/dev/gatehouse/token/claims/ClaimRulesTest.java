package dev.gatehouse.token.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.token.Mint;
import dev.gatehouse.token.json.MalformedJson;
import dev.gatehouse.token.json.StrictJson;
import dev.gatehouse.token.replay.SingleUse;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendors' tables, written with {@link ClaimRules}, decide as their documents say. */
class ClaimRulesTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  private static final ClaimRules SIX_CLAIMS =
      ClaimRules.withLeeway(30)
          .require("jti", ClaimType.EXACT)
          .require("iss", ClaimType.EXACT)
          .require("iat", ClaimType.DATE)
          .require("exp", ClaimType.DATE)
          .require("email", ClaimType.text(254))
          .require("name", ClaimType.text(200))
          .notExpired()
          .notIssuedInFuture()
          .notOlderThan(300)
          .issuedBy("app.example.com")
          .intendedFor(Set.of("help"))
          .singleUse("jti");

  private static final ClaimRules THREE_CLAIMS =
      ClaimRules.withLeeway(60)
          .require("exp", ClaimType.DATE, Rejection.JWT_EXPIRED)
          .notExpired()
          .intendedFor(Set.of("acme"))
          .require("iat", ClaimType.DATE, Rejection.JWT_IAT_IN_FUTURE)
          .notIssuedInFuture();

  private static final ClaimRules WITHOUT_EXP =
      ClaimRules.withLeeway(30)
          .require("iat", ClaimType.DATE)
          .require("jti", ClaimType.exact(32))
          .require("user_email", ClaimType.text(254))
          .notExpired()
          .notIssuedInFuture()
          .notOlderThan(180)
          .singleUse("jti");

  private static final String GOOD =
      "'jti':'k','iss':'app.example.com','iat':1700000000,'exp':1700000300,"
          + "'email':'a@example.com','name':'Ann','aud':['x','help']";

  @Test
  void acceptsATokenThatKeepsEveryRule() {
    assertThat(first(SIX_CLAIMS, GOOD)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jti", "iss", "iat", "exp", "email", "name"})
  void requiresEachClaimPresentNonEmptyAndOfItsType(String claim) {
    for (String value : List.of("null", "''", "[]", "true")) {
      assertThat(first(SIX_CLAIMS, with(claim, value)))
          .as(claim + " " + value)
          .isEqualTo(Rejection.JWT_MISSING_REQUIRED_CLAIM);
    }
    assertThat(first(SIX_CLAIMS, without(claim))).isEqualTo(Rejection.JWT_MISSING_REQUIRED_CLAIM);
    assertThatThrownBy(() -> run(SIX_CLAIMS, without(claim)))
        .hasMessage("jwt_missing_required_claim: " + claim + " is absent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'iss':'app.example.com'| JWT_ISSUER_MISMATCH|'iss':'App.example.com'",
        "'iss':'app.example.com'| JWT_ISSUER_MISMATCH|'iss':' app.example.com'",
        "'iss':'app.example.com'| JWT_ISSUER_MISMATCH|'iss':'app.example.com/'",
        "'aud':['x','help']| JWT_AUDIENCE_MISMATCH|'aud':['x']",
        "'aud':['x','help']| JWT_AUDIENCE_MISMATCH|'aud':[]",
        "'aud':['x','help']| JWT_AUDIENCE_MISMATCH|'aud':'Help'",
        "'aud':['x','help']| JWT_AUDIENCE_MISMATCH|'aud':'help,x'",
        "'aud':['x','help']| JWT_AUDIENCE_MISMATCH|'aud':['help',1]",
        "'aud':['x','help']| JWT_AUDIENCE_MISMATCH|'aud':null",
        "'aud':['x','help']| JWT_AUDIENCE_MISMATCH|'aud':{'help':'help'}",
        "'aud':['x','help']||'aud':'help'",
        "'exp':1700000300|JWT_EXPIRED|'exp':1699999969",
        "'iat':1700000000|JWT_IAT_IN_FUTURE|'iat':1700000031",
        "'iat':1700000000|JWT_TOO_OLD|'iat':1699999699",
      })
  void refusesWhatBreaksOneRule(String good, Rejection reason, String bad) {
    assertThat(first(SIX_CLAIMS, GOOD.replace(good, bad))).isEqualTo(reason);
  }

  @Test
  void firstRuleInTheDocumentedOrderIsTheReason() {
    String everythingWrong = "'iat':1,'exp':1,'iss':'x','aud':'x','jti':'','email':'e','name':'n'";
    assertThat(order(SIX_CLAIMS, everythingWrong))
        .containsExactly(
            Rejection.JWT_MISSING_REQUIRED_CLAIM,
            Rejection.JWT_EXPIRED,
            Rejection.JWT_TOO_OLD,
            Rejection.JWT_ISSUER_MISMATCH,
            Rejection.JWT_AUDIENCE_MISMATCH);
    assertThat(first(SIX_CLAIMS, everythingWrong)).isEqualTo(Rejection.JWT_MISSING_REQUIRED_CLAIM);
    assertThat(order(SIX_CLAIMS, GOOD.replace("'iat':1700000000", "'iat':1800000000,'x':1")))
        .containsExactly(Rejection.JWT_IAT_IN_FUTURE);
  }

  @Test
  void checksStandInTheOrderOfTheTable() {
    assertThat(SIX_CLAIMS.checks())
        .extracting(ClaimCheck::name)
        .endsWith("required claim name", "exp", "iat", "age", "iss", "aud");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'iat':1700000000,'exp':1700000001,'aud':'acme'|",
        "'iat':1700000060,'exp':1699999940,'aud':['b','acme']|",
        "'iat':1800000000,'exp':1,'aud':'x'|JWT_EXPIRED",
        "'iat':1800000000,'aud':'x'|JWT_EXPIRED",
        "'iat':1800000000,'exp':'soon','aud':'x'|JWT_EXPIRED",
        "'iat':1800000000,'exp':1700000001,'aud':'x'|JWT_AUDIENCE_MISMATCH",
        "'iat':1800000000,'exp':1700000001|JWT_AUDIENCE_MISMATCH",
        "'iat':1800000000,'exp':1700000001,'aud':1|JWT_AUDIENCE_MISMATCH",
        "'iat':1700000061,'exp':1700000001,'aud':'acme'|JWT_IAT_IN_FUTURE",
        "'iat':'now','exp':1700000001,'aud':'acme'|JWT_IAT_IN_FUTURE",
        "'exp':1700000001,'aud':'acme'|JWT_IAT_IN_FUTURE",
      })
  void vendorWithItsOwnOrderAndReasonsIsATableToo(String payload, Rejection reason) {
    assertThat(first(THREE_CLAIMS, payload)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'iat':1700000000|",
        "'iat':1699999820|",
        "'iat':1699999819|JWT_TOO_OLD",
        "'iat':1700000030|",
        "'iat':1700000031|JWT_IAT_IN_FUTURE",
        "'iat':1700000000,'exp':1700000000|",
        "'iat':1700000000,'exp':1699999969|JWT_EXPIRED",
        "'iat':1700000000,'exp':'never'|JWT_MISSING_REQUIRED_CLAIM",
        "'x':1|JWT_MISSING_REQUIRED_CLAIM",
      })
  void expMayBeLeftToTheBackend(String payload, Rejection reason) {
    String rest = ",'jti':'%s','user_email':'a@example.com'".formatted("j".repeat(32));
    assertThat(first(WITHOUT_EXP, payload + rest)).isEqualTo(reason);
  }

  @Test
  void shortJtiIsAMissingClaim() {
    String payload = "'iat':1700000000,'user_email':'a@example.com','jti':'%s'";
    assertThatThrownBy(() -> run(WITHOUT_EXP, payload.formatted("j".repeat(31))))
        .hasMessage(
            "jwt_missing_required_claim: jti is not a text of at least 32 characters without"
                + " control characters");
  }

  @Test
  void issuerAndAudienceAreNotAskedForUnlessConfigured() {
    ClaimRules rules = ClaimRules.withLeeway(0).issuedBy(null).issuedBy("").intendedFor(null);

    assertThat(rules.checks()).isEmpty();
    assertThatCode(() -> run(rules, "'x':1")).doesNotThrowAnyException();
  }

  @Test
  void emptySetOfAudiencesAcceptsNothing() {
    assertThat(first(ClaimRules.withLeeway(0).intendedFor(Set.of()), GOOD))
        .isEqualTo(Rejection.JWT_AUDIENCE_MISMATCH);
  }

  @Test
  void aTableNeverChanges() {
    ClaimRules rules = ClaimRules.withLeeway(5);
    Set<String> audiences = new LinkedHashSet<>(Set.of("a"));
    ClaimRules longer = rules.intendedFor(audiences);
    audiences.add("help");

    assertThat(rules.checks()).isEmpty();
    assertThat(first(longer, GOOD)).isEqualTo(Rejection.JWT_AUDIENCE_MISMATCH);
    assertThat(longer.checks()).isUnmodifiable();
    assertThat(rules.usedOnce()).isFalse();
    assertThat(rules.singleUse("jti").usedOnce()).isTrue();
    assertThat(rules.singleUse("jti").notExpired().usedOnce()).isTrue();
  }

  @Test
  void earliestEndOfAllRulesCounts() throws MalformedJson {
    assertThat(SIX_CLAIMS.refusesFrom(claims(GOOD))).contains(Instant.ofEpochSecond(1700000301));
    assertThat(WITHOUT_EXP.refusesFrom(claims(GOOD))).contains(Instant.ofEpochSecond(1700000181));
    assertThat(THREE_CLAIMS.refusesFrom(claims(GOOD))).contains(Instant.ofEpochSecond(1700000361));
    assertThat(ClaimRules.withLeeway(0).refusesFrom(claims(GOOD))).isEmpty();
  }

  private static String with(String claim, String value) {
    return without(claim) + ",'" + claim + "':" + value;
  }

  private static String without(String claim) {
    return String.join(
        ",",
        Arrays.stream(GOOD.split(",(?=')"))
            .filter(member -> !member.startsWith("'" + claim + "'"))
            .toList());
  }

  @Test
  void claimThatIdentifiesMayBeLeftOutButIsNeverReadAsAbsent() {
    ClaimRules rules = ClaimRules.withLeeway(0).identify("external_id", ClaimType.ID);

    assertThat(first(rules, "'x':1")).isNull();
    assertThat(first(rules, "'external_id':null")).isNull();
    assertThat(first(rules, "'external_id':42")).isNull();
    assertThat(first(rules, "'external_id':true")).isEqualTo(Rejection.JWT_INVALID_CLAIM);
    assertThatThrownBy(() -> run(rules, "'external_id':''"))
        .isInstanceOfSatisfying(
            Rejected.class,
            e -> {
              assertThat(e.claim()).contains("external_id");
              assertThat(e.detail()).startsWith("external_id is not ");
            });
  }

  @Test
  void claimThatIsTakenRefusesNobodyAndIsNamedIfItIsUnusable() throws MalformedJson {
    ClaimRules rules =
        ClaimRules.withLeeway(0)
            .take("teams", ClaimType.STRINGS)
            .take("role", ClaimType.EXACT, role -> Optional.of("is half " + role.length()));

    assertThat(first(rules, "'teams':'a'")).isNull();
    assertThat(rules.notTaken(claims("'x':1"))).isEmpty();
    assertThat(rules.notTaken(claims("'teams':['a']"))).isEmpty();
    assertThat(rules.notTaken(claims("'teams':'a','role':'four'")))
        .containsExactly(
            new NotTaken("teams", "teams is not an array of strings"),
            new NotTaken("role", "role is half 4"));
    assertThat(NotTaken.told(rules.notTaken(claims("'teams':1"))))
        .isEqualTo(" Not taken: teams is not an array of strings.");
    assertThat(NotTaken.told(List.of())).isEmpty();
  }

  @Test
  void singleUseClaimIsRememberedLongerThanItsTokenIsAccepted() throws MalformedJson {
    ClaimRules rules = ClaimRules.withLeeway(30).notExpired().singleUse("nonce");
    Claims claims = claims("'exp':1700000000,'nonce':'n'");

    assertThat(rules.singleUseClaim()).contains("nonce");
    assertThat(rules.rememberedUntil(claims)).isAfter(rules.refusesFrom(claims).orElseThrow());
    SingleUse use = SingleUse.of(rules, claims, "signer").orElseThrow();
    assertThat(use.what()).isEqualTo("nonce");
    assertThat(use.hash()).isEqualTo("Gxax31OLoS3D-X7buFyqcFDUbBSBNCkP66gPgjbIPbk");
    assertThat(SingleUse.of(ClaimRules.withLeeway(30), claims, "signer")).isEmpty();
  }

  /** Another vendor's connection with the same secret may look at exp alone. */
  @Test
  void singleUseClaimIsRememberedUntilExpWhereItsOwnRulesEndBefore() throws MalformedJson {
    ClaimRules rules = ClaimRules.withLeeway(0).notOlderThan(180).notExpired().singleUse("jti");

    assertThat(rules.rememberedUntil(claims("'iat':1700000000,'exp':1800000000,'jti':'n'")))
        .isAfter(Instant.ofEpochSecond(1800000300));
    assertThat(rules.rememberedUntil(claims("'iat':1700000000,'jti':'n'")))
        .isBefore(Instant.ofEpochSecond(1700001000));
  }

  @Test
  void tokenThatIsNeverRefusedCannotBeRememberedLongEnough() throws MalformedJson {
    ClaimRules rules = ClaimRules.withLeeway(30).singleUse("nonce");
    Claims claims = claims("'nonce':'n'");

    assertThatThrownBy(() -> rules.rememberedUntil(claims))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Rejection first(ClaimRules rules, String payload) {
    List<Rejection> all = order(rules, payload);
    return all.isEmpty() ? null : all.get(0);
  }

  private static List<Rejection> order(ClaimRules rules, String payload) {
    return rules.checks().stream()
        .map(check -> outcome(check, payload))
        .filter(reason -> reason != null)
        .toList();
  }

  private static Rejection outcome(ClaimCheck check, String payload) {
    try {
      check.check(claims(payload), NOW);
      return null;
    } catch (Rejected e) {
      return e.reason();
    } catch (MalformedJson e) {
      throw new AssertionError(payload, e);
    }
  }

  private static void run(ClaimRules rules, String payload) throws Rejected, MalformedJson {
    for (ClaimCheck check : rules.checks()) {
      check.check(claims(payload), NOW);
    }
  }

  private static Claims claims(String members) throws MalformedJson {
    return new Claims(StrictJson.parse(Mint.utf8("{" + members.replace('\'', '"') + "}")));
  }
}
