package dev.gatehouse.administration.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.GrantRole;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.document360.Document360Protocol;
import dev.gatehouse.protocol.helpcenter.HelpCenterProtocol;
import dev.gatehouse.protocol.proprofs.ProProfsProtocol;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.storage.SettableClock;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TokenStudioTest {
  private static final TenantId SITE = new TenantId(5);
  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

  private final List<String> recorded = new ArrayList<>();
  private PretendSite site;

  private TokenStudio at(Protocol protocol) {
    site = new PretendSite(protocol, "first");
    TokenStudio studio = new TokenStudio();
    studio.groups =
        new PermissionGroups() {
          @Override
          public List<PermissionGroup> list(TenantId tenant, String after, int limit) {
            return List.of();
          }
        };
    studio.clock = new SettableClock(NOW);
    studio.trail =
        new Trail() {
          @Override
          public void record(
              Actor actor, AuditEvent event, Tenant at, String target, Changes changes) {
            recorded.add(event.code() + " " + target + " " + changes.json());
          }
        };
    studio.tenants =
        new Tenants() {
          @Override
          public Optional<Tenant> find(TenantId id) {
            return Optional.of(site.tenant).filter(t -> id.equals(SITE));
          }
        };
    studio.sites =
        new Sites() {
          @Override
          public Site of(Tenant tenant) {
            return site.site();
          }
        };
    studio.protocols =
        new Protocols() {
          @Override
          public Optional<LiveConnection> compile(Site read, Connection connection) {
            return Optional.of(site.live());
          }
        };
    return studio;
  }

  private static Actor actor(GrantRole role) {
    return new Actor("ada@example.com", "192.0.2.1", new Rights(false, Map.of(SITE, role)));
  }

  private static TokenOrder order(String claims) {
    TokenOrder order = new TokenOrder();
    order.setClaims(claims);
    return order;
  }

  private String make(TokenStudio studio, TokenOrder order) {
    return studio.make(actor(GrantRole.ADMIN), SITE, 7, order, new Objections()).token();
  }

  private String objection(TokenOrder order) {
    Invalid invalid =
        catchThrowableOfType(Invalid.class, () -> make(at(new HelpCenterProtocol()), order));
    assertThat(invalid.errors()).hasSize(1);
    return invalid.errors().get(0).field() + " " + invalid.errors().get(0).message();
  }

  @Test
  void makesWhatTheConnectionTakes() throws Exception {
    TokenStudio studio = at(new ProProfsProtocol());

    String token =
        make(
            studio,
            order(
                "{\"iat\":%d,\"jti\":\"%s\",\"user_email\":\"a@b.c\"}"
                    .formatted(NOW.getEpochSecond(), "j".repeat(32))));

    assertThat(site.live().verify(token, Surface.REDIRECT, NOW).orThrow().key().id()).isEqualTo(9);
  }

  @Test
  void recordsWhomATokenNamesAndNothingElseOfIt() {
    String token =
        make(
            at(new HelpCenterProtocol()),
            order(
                "{\"jti\":\"j1\",\"external_id\":\"42\",\"email\":\"Ann@X.example\",\"name\":\"Ann\"}"));

    assertThat(recorded).hasSize(1);
    assertThat(recorded.get(0))
        .startsWith("studio_token.created connection 7: ")
        .contains("\"externalId\":{\"after\":\"42\"}", "\"email\":{\"after\":\"ann@x.example\"}")
        .doesNotContain("j1", "name\"", token);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      textBlock =
          """
          ``
          []
          null
          {"a":1
          {"a":1,"a":2}
          {"a":{"b":1,"b":2}}
          {"a":1} x
          {'a':1}
          {"a":"\\ud800"}
          {"a":NaN}
          """)
  void takesNothingButOneJsonObject(String claims) {
    assertThat(objection(order(claims))).startsWith("claims must be one JSON object");
  }

  @Test
  void tellsWhereTheJsonGoesWrongWithoutQuotingIt() {
    assertThat(objection(order("{\n \"a\": secret}")))
        .contains("line 2, column ")
        .doesNotContain("secret");
  }

  @Test
  void refusesDepthSizeAndHalfCharacters() {
    assertThat(objection(order("{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}")))
        .startsWith("claims must be one JSON object");
    assertThat(objection(order("{\"a\":\"" + "x".repeat(9000) + "\"}"))).contains("8192");
    assertThat(objection(order("{\"a\":\"\ud800\"}"))).contains("surrogate");
  }

  @Test
  void refusesKeysThatAreNotTheConnections() {
    TokenOrder order = order("{}");
    order.setKeyId(10L);

    assertThat(objection(order)).startsWith("keyId is not an active key");
  }

  @ParameterizedTest
  @EnumSource(
      value = GrantRole.class,
      names = {"EDITOR", "MEMBER"})
  void isForThoseWhoConfigure(GrantRole role) {
    TokenStudio studio = at(new HelpCenterProtocol());

    assertThatExceptionOfType(Missing.class)
        .isThrownBy(() -> studio.make(actor(role), SITE, 7, order("{}"), new Objections()));
    assertThatExceptionOfType(Missing.class)
        .isThrownBy(() -> studio.template(actor(role), SITE, 7));
    assertThatExceptionOfType(Missing.class)
        .isThrownBy(() -> studio.connections(actor(role), SITE));
  }

  @Test
  void signsNothingWhereBackendsAskForCodes() {
    assertThat(make(at(new Document360Protocol()), order("{}"))).isNull();
  }

  @Test
  void laysOutKeysAndSampleWithoutSecrets() {
    TokenTemplate template = at(new HelpCenterProtocol()).template(actor(GrantRole.OWNER), SITE, 7);

    assertThat(template.keys()).hasSize(1);
    assertThat(template.claims()).containsKeys("jti", "iss", "iat", "exp", "email", "name");
    assertThat(template.toString()).doesNotContain(PretendSite.SECRET);
    assertThat(template.answersOnly()).isTrue();
    assertThat(template.signsTokens()).isTrue();
  }
}
