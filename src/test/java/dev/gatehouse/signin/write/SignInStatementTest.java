package dev.gatehouse.signin.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.Ability;
import dev.gatehouse.protocol.Admission;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.diagnosis.GoodToken;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.session.Caller;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.PostgresDatabases;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.tenant.Visibility;
import dev.gatehouse.token.VerifiedToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statement and transaction write the same, on whichever database. */
class SignInStatementTest {
  private static final Protocol REDIRECTING = ProtocolsOnClassPath.named("helpcenter");
  private static int count;

  private WrittenSignIns statement;
  private List<WrittenSignIns> all;

  @BeforeEach
  void open() {
    count++;
    statement = new WrittenSignIns(PostgresDatabases.migrated(), true);
    all =
        List.of(
            statement,
            new WrittenSignIns(PostgresDatabases.migrated(), false),
            new WrittenSignIns(MemoryDatabase.migrated("written" + count), false));
  }

  @AfterEach
  void close() {
    all.forEach(WrittenSignIns::close);
  }

  /** A sign-in with these claims beside those that the vendor requires. */
  private record Attempt(Protocol protocol, PretendSite site, Map<String, Object> claims) {
    Attempt(Protocol protocol) {
      this(protocol, site(protocol), Map.of());
    }

    private static PretendSite site(Protocol protocol) {
      PretendSite site = PretendSite.speaking(protocol, null);
      site.settings.setName("JWT");
      return site;
    }

    Attempt with(Object... pairs) {
      Map<String, Object> more = new TreeMap<>(claims);
      for (int i = 0; i < pairs.length; i += 2) {
        more.put((String) pairs[i], pairs[i + 1]);
      }
      return new Attempt(protocol, site, more);
    }

    Attempt through(Consumer<ConnectionSettings> change) {
      PretendSite other = site(protocol);
      change.accept(other.settings);
      return new Attempt(protocol, other, claims);
    }

    Attempt visible(Visibility visibility) {
      PretendSite other = site(protocol);
      other.tenant.getSettings().setVisibility(visibility);
      return new Attempt(protocol, other, claims);
    }

    Admission admission() {
      LiveConnection live = site.live();
      Optional<Ability.ExchangesCodes> exchanges = protocol.as(Ability.ExchangesCodes.class);
      Map<String, Object> all =
          new TreeMap<>(
              GoodToken.claims(protocol.description().offeredClaims(live), WrittenSignIns.NOON));
      long now = WrittenSignIns.NOON.getEpochSecond();
      if (exchanges.filter(codes -> !codes.areSignedElsewhere()).isPresent()) {
        all.putAll(Map.of("iss", "us", "jti", "j", "aud", "client", "iat", now, "exp", now + 60));
      }
      all.putAll(claims);
      Surface surface =
          protocol.description().surfaces(site.settings).stream()
              .filter(possible -> !possible.isForPrograms())
              .findFirst()
              .orElseThrow();
      String token = PretendSite.sign(live, all);
      try {
        VerifiedToken verified = live.verify(token, surface, WrittenSignIns.NOON).orThrow();
        Admission admission =
            Admission.of(live, Credential.sent(token, surface), verified).setting("a=b");
        return verified.singleUse().isPresent() || exchanges.isPresent()
            ? admission.beginning(Duration.ofMinutes(5), "/article/1-a")
            : admission.answering(Answer.redirect(303, "/article/1-a"));
      } catch (Rejected e) {
        throw new AssertionError(e.detail(), e);
      }
    }
  }

  private static Attempt attempt() {
    return new Attempt(REDIRECTING);
  }

  private void everywhere(String sql) {
    all.forEach(written -> written.sql(sql));
  }

  /** The same answer and the same rows from each; returns the answer without the reader's id. */
  private String signedIn(Attempt attempt) {
    return signedIn(attempt.admission(), null);
  }

  private String signedIn(Admission admission, String replaced) {
    List<String> answers =
        all.stream()
            .map(w -> w.signIn(admission, replaced).replaceAll("readerId=\\d+", "readerId=1"))
            .toList();
    assertThat(Set.copyOf(answers)).as("%s", answers).hasSize(1);
    for (WrittenSignIns other : all) {
      assertThat(other.rows()).containsExactlyElementsOf(statement.rows());
    }
    return answers.get(0);
  }

  /** Whether the statement is enough for a sign-in, which counts afterwards. */
  private boolean isUsual(Attempt attempt) throws Rejected {
    return statement.byStatement(attempt.admission(), null).isPresent();
  }

  @Test
  void everyProtocolsNewKnownAndChangedReader() {
    for (Protocol protocol : ProtocolsOnClassPath.shipped()) {
      Attempt first = new Attempt(protocol);
      if (!protocol.name().equals("proprofs")) {
        first = first.with("external_id", protocol.name() + "-7", "email", "a@" + protocol.name());
      }
      first = first.with("permission_groups", List.of("group:staff", "group:gone"));
      Attempt later = first.with("jti", (protocol.name() + "-later").repeat(3));
      Attempt renamed =
          first.with(
              "jti",
              (protocol.name() + "-last").repeat(4),
              "name",
              "Zoe",
              "firstName",
              "Zoe",
              "username",
              "zoe");

      for (Attempt attempt : List.of(first, later, later, renamed)) {
        assertThat(signedIn(attempt)).as(protocol.name()).isNotEmpty();
      }
    }
    assertThat(statement.rows()).filteredOn(row -> row.startsWith("event ")).hasSizeGreaterThan(14);
  }

  @Test
  void profileFollowsTheTokenAndTheVersionOnlyChanges() {
    Attempt ann = attempt().with("external_id", "7", "email", "ann@one.example", "name", "Ann");
    signedIn(ann);
    signedIn(ann.with("name", "Anna", "lang", "de"));
    signedIn(ann.with("name", "Anna"));
    signedIn(
        ann.through(settings -> settings.setRoleCeiling(Role.EDITOR))
            .with(
                "role",
                "admin",
                "avatar_url",
                "https://a.example/a.png",
                "custom_fields",
                Map.of("plan", "gold", "seats", 5)));
    signedIn(ann.with("email", "anna@new.example"));
    signedIn(ann.with("email", "anna@new.example"));

    assertThat(statement.rows())
        .filteredOn(row -> row.startsWith("reader "))
        .singleElement()
        .asString()
        .contains("version=4", "role=EDITOR", "name=Ann,", "lang=de", "\"plan\":\"gold\"");
  }

  @Test
  void readerDoesNotChangeWhenTheMembersOfTheirFieldsComeInAnotherOrder() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("seats", 5);
    fields.put("plan", new LinkedHashMap<>(Map.of("name", "gold", "until", 2027)));
    Map<String, Object> turned = new LinkedHashMap<>();
    turned.put("plan", new LinkedHashMap<>(Map.of("until", 2027, "name", "gold")));
    turned.put("seats", 5);
    Attempt ann = attempt().with("email", "ann@one.example", "external_id", "7");

    signedIn(ann.with("custom_fields", fields));
    signedIn(ann.with("custom_fields", turned, "jti", "later"));

    assertThat(statement.rows())
        .filteredOn(row -> row.startsWith("reader "))
        .singleElement()
        .asString()
        .contains("version=1");
  }

  @Test
  void consumedTokenIsRefusedWithoutTrace() {
    Attempt once = attempt().with("jti", "once", "email", "ann@one.example");
    signedIn(once);
    everywhere("delete from reader");

    assertThat(signedIn(once)).isEqualTo("JWT_REPLAYED the jti was used before");
    assertThat(signedIn(once.with("email", "bob@one.example"))).startsWith("JWT_REPLAYED");
    assertThat(statement.rows()).noneMatch(row -> row.startsWith("reader "));
  }

  @Test
  void tokenThatMayComeAgainIsRefusedOnceItWasUsedUpElsewhere() {
    Attempt kept = new Attempt(ProtocolsOnClassPath.named("helpsite")).with("jti", "j");
    String signer = kept.admission().token().key().fingerprint();
    signedIn(kept);
    signedIn(kept);
    everywhere(
        "insert into consumed_jti (authority, purpose, jti_hash, expires_at) select '%s', purpose, jti_hash, timestamp with time zone '2026-12-01 00:00:00+00' from (values ('token', '%s')) v (purpose, jti_hash)"
            .formatted(
                signer,
                dev.gatehouse.token.replay.SingleUse.elsewhere(
                        kept.admission().token().claims(), signer)
                    .orElseThrow()
                    .hash()));

    assertThat(signedIn(kept)).startsWith("JWT_REPLAYED");
  }

  @Test
  void bannedReaderAndConflictsAreRefusedAndConsumeNothing() {
    Attempt ann = attempt().with("external_id", "7", "email", "ann@one.example");
    signedIn(ann);
    signedIn(attempt().with("external_id", "8", "email", "bob@one.example"));

    assertThat(signedIn(ann.with("email", "bob@one.example"))).startsWith("IDENTITY_CONFLICT");
    assertThat(signedIn(ann.with("external_id", "9"))).startsWith("IDENTITY_CONFLICT");
    everywhere("update reader set banned = true where external_id = '7'");
    assertThat(signedIn(ann)).startsWith("USER_BANNED");
    assertThat(statement.rows()).filteredOn(row -> row.startsWith("consumed_jti")).hasSize(2);
  }

  @Test
  void nameSpacesKeepTheirIdsApart() {
    Consumer<ConnectionSettings> two = settings -> settings.setUserNamespace("two");
    Attempt ann = attempt().with("external_id", "7", "email", "ann@one.example");
    Attempt carl = attempt().through(two).with("external_id", "7", "email", "carl@two.example");
    Attempt dora = attempt().with("email", "dora@one.example");
    for (Attempt each : List.of(ann, carl, carl, dora, dora, dora.with("external_id", "9"))) {
      signedIn(each);
    }
    signedIn(ann.through(two));
    signedIn(ann.through(two).with("external_id", "70"));
    signedIn(attempt().through(two).with("email", "emil@two.example"));
    signedIn(attempt().through(two).with("email", "emil@two.example"));
    signedIn(attempt().through(two).with("external_id", "7", "email", "new@two.example"));

    assertThat(statement.rows()).filteredOn(row -> row.startsWith("reader ")).hasSize(4);
  }

  @Test
  void registeredReadersAndTheirGroups() {
    everywhere(
        "insert into reader (id, tenant_id, version, email, role, custom_fields, banned,"
            + " created_at) values (1, 5, 1, 'ann@one.example', 'EDITOR', '{}', false, now()), (2,"
            + " 5, 1, 'b@one.example', 'VIEWER', '{}', false, now())");
    everywhere("update reader set created_at = timestamp with time zone '2026-01-01 00:00:00+00'");
    everywhere("insert into reader_group (reader_id, group_id) values (1, 'board'), (1, 'staff')");
    Attempt ann = attempt().with("email", "ann@one.example", "external_id", "7");

    signedIn(ann.visible(Visibility.INVITED));
    assertThat(signedIn(ann.visible(Visibility.INVITED))).contains("board", "staff");
    assertThat(signedIn(attempt().visible(Visibility.INVITED).with("email", "x@one.example")))
        .startsWith("USER_NOT_REGISTERED");
    Attempt visitor = new Attempt(ProtocolsOnClassPath.named("proprofs"));
    assertThat(signedIn(visitor.with("user_email", "guest@one.example"))).contains("visitor=true");
    signedIn(visitor.with("user_email", "b@one.example", "jti", "b".repeat(40)));
    signedIn(visitor.with("user_email", "b@one.example", "jti", "c".repeat(40)));
  }

  @Test
  void sessionThatTheBrowserHasIsReplaced() {
    Attempt ann = attempt().with("email", "ann@one.example");
    signedIn(ann.admission(), null);
    signedIn(ann.admission(), "session-1");
    signedIn(ann.admission(), "of another time");

    assertThat(statement.rows()).filteredOn(row -> row.startsWith("reader_session ")).hasSize(2);
  }

  @Test
  void usualSignInsNeedNoTransaction() throws Rejected {
    Attempt ann = attempt().with("external_id", "7", "email", "ann@one.example");

    assertThat(isUsual(ann)).isTrue();
    assertThat(isUsual(ann)).isTrue();
    assertThat(isUsual(ann.with("name", "Anna"))).isFalse();
    assertThat(isUsual(ann.with("avatar_url", "https://a.example/a.png"))).isTrue();
    assertThat(isUsual(attempt().with("email", "only@one.example"))).isTrue();
    assertThat(isUsual(attempt().with("email", "only@one.example"))).isTrue();
    for (Protocol protocol : ProtocolsOnClassPath.shipped()) {
      assertThat(isUsual(new Attempt(protocol).with("jti", protocol.name().repeat(6))))
          .as(protocol.name())
          .isTrue();
    }
  }

  @Test
  void ofSimultaneousCopiesOneIsAdmittedAndOfOneReadersFirstSignInsNoneFails() throws Exception {
    Admission copy = attempt().with("jti", "copy", "email", "copy@one.example").admission();
    List<String> copies = atOnce(i -> statement.byStatement(copy, null));

    assertThat(copies).filteredOn(answer -> answer.startsWith("Optional[")).hasSize(1);
    assertThat(copies).filteredOn(answer -> answer.equals("JWT_REPLAYED")).hasSize(15);

    List<Admission> first = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      first.add(attempt().with("jti", "first" + i, "email", "first@one.example").admission());
    }
    List<String> firsts = atOnce(i -> statement.byStatement(first.get(i), null));

    assertThat(firsts).noneMatch(answer -> answer.startsWith("JWT"));
    assertThat(statement.rows())
        .filteredOn(row -> row.startsWith("reader ") && row.contains("first@"))
        .hasSize(1);
    long in = firsts.stream().filter(answer -> answer.startsWith("Optional[")).count();
    assertThat(in).isPositive();
    assertThat(statement.rows())
        .filteredOn(row -> row.startsWith("consumed_jti "))
        .hasSize((int) in + 1);
    assertThat(statement.rows()).filteredOn(row -> row.startsWith("event ")).hasSize((int) in + 1);
  }

  /** Work that may be refused. */
  @FunctionalInterface
  private interface Entry {
    Optional<Caller> run(int number) throws Rejected;
  }

  private static List<String> atOnce(Entry entry) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<String>> running = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  try {
                    return String.valueOf(entry.run(number));
                  } catch (Rejected e) {
                    return e.reason().name();
                  }
                }));
      }
      List<String> answers = new ArrayList<>();
      for (Future<String> one : running) {
        answers.add(one.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
