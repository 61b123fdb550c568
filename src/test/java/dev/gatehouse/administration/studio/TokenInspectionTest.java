package dev.gatehouse.administration.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.sso.InspectionOrder;
import dev.gatehouse.administration.sso.OutsideUrls;
import dev.gatehouse.operator.GrantRole;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.diagnosis.Diagnosis;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.Inspection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token is inspected on a surface on which tokens of its connection arrive. */
class TokenInspectionTest {
  private static final TenantId SITE = new TenantId(5);
  private static final Actor ACTOR =
      new Actor("ada@example.com", "192.0.2.1", new Rights(false, Map.of(SITE, GrantRole.ADMIN)));

  private Surface inspected;

  private TokenInspection at(PretendSite site, Protocol protocol) {
    site.settings.setName("Sesame");
    TokenInspection inspection = new TokenInspection();
    inspection.clock = Clock.systemUTC();
    inspection.connections =
        new Connections() {
          @Override
          public Optional<Connection> find(TenantId tenant, long id) {
            return Optional.of(site.connection);
          }

          @Override
          public List<Connection> of(TenantId tenant) {
            return List.of(site.connection);
          }
        };
    inspection.sites =
        new Sites() {
          @Override
          public Site of(Tenant tenant) {
            return site.site();
          }

          @Override
          public Optional<Site> byHost(HostName host) {
            return Optional.empty();
          }
        };
    inspection.urls =
        new OutsideUrls() {
          @Override
          public List<FieldError> warnings(ConnectionSettings settings) {
            return List.of();
          }
        };
    inspection.protocols =
        new Protocols() {
          @Override
          public Optional<Protocol> named(String name) {
            return Optional.of(protocol);
          }

          @Override
          public Optional<LiveConnection> compile(Site read, Connection connection) {
            return Optional.of(site.live());
          }
        };
    inspection.diagnosis =
        new Diagnosis() {
          @Override
          public Inspection of(
              LiveConnection live, String token, Surface surface, String key, Instant at) {
            inspected = surface;
            return new Inspection(
                Map.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty());
          }
        };
    return inspection;
  }

  private static InspectionOrder order(Surface surface) {
    InspectionOrder order = new InspectionOrder();
    order.setToken("a.b.c");
    order.setSurface(surface);
    return order;
  }

  private TokenInspection.Finding inspect(String vendor, Surface surface) {
    Protocol protocol = ProtocolsOnClassPath.named(vendor);
    PretendSite site = new PretendSite(protocol, null);
    return at(site, protocol).of(ACTOR, site.tenant, 7, order(surface), new Objections());
  }

  @ParameterizedTest
  @CsvSource({
    "helpsite, REDIRECT, PAGE",
    "helpsite, API, API",
    "helpdocs, REDIRECT, REDIRECT",
    "helpcenter, WIDGET, WIDGET",
    "proprofs, REDIRECT, REDIRECT",
    "proprofs, API, REDIRECT",
    "document360, WIDGET, REDIRECT",
    "helpsite, WIDGET, PAGE",
    "helpdocs, WIDGET, PAGE"
  })
  void inspectsOnTheUsualSurfaceWhereNoTokenArrivesOnTheOneAskedFor(
      String vendor, Surface asked, Surface used) {
    TokenInspection.Finding finding = inspect(vendor, asked);

    assertThat(inspected).isEqualTo(used);
    assertThat(finding.surface()).isEqualTo(used);
  }

  @Test
  void doesSoAlsoWhereTheConnectionIsSearchedFor() {
    Protocol protocol = ProtocolsOnClassPath.named("proprofs");
    PretendSite site = new PretendSite(protocol, null);

    TokenInspection.Finding finding =
        at(site, protocol).search(ACTOR, site.tenant, order(Surface.API), new Objections());

    assertThat(finding.surface()).isEqualTo(Surface.REDIRECT);
  }

  @Test
  void namesTheClaimThatHasToAnswerARedirect() {
    assertThat(inspect("helpcenter", Surface.REDIRECT).unanswered()).contains("jti");
    assertThat(inspect("helpcenter", Surface.PAGE).unanswered()).isEmpty();
    assertThat(inspect("proprofs", Surface.REDIRECT).unanswered()).isEmpty();
  }
}
