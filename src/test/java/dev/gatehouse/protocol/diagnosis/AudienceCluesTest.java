package dev.gatehouse.protocol.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.protocol.LiveConnection;
import dev.gatehouse.protocol.PretendSite;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.protocol.helpcenter.HelpCenterProtocol;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.claims.Claims;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For whom a token is that is refused for its audience. */
class AudienceCluesTest {
  private static final CheckResult FAILED =
      CheckResult.failed(
          "aud",
          new Rejected(Rejection.JWT_AUDIENCE_MISMATCH, "aud is another")
              .comparing(() -> Discrepancy.of("came", "accepted", null)));

  private final PretendSite own = new PretendSite(new HelpCenterProtocol(), null);
  private final Connection second = connection(8, "second.example");
  private final AudienceClues clues = new AudienceClues();

  AudienceCluesTest() {
    own.settings.setAudience("first.example");
    clues.configuration = new Configuration(Map.of("GATEHOUSE_BASE_DOMAIN", "base.example")::get);
    clues.protocols =
        new Protocols() {
          @Override
          public Optional<LiveConnection> compile(Site site, Connection connection) {
            return Optional.of(
                new LiveConnection(site, connection, new HelpCenterProtocol(), List.of()));
          }
        };
    clues.sites =
        new Sites() {
          @Override
          public Optional<Site> byHost(HostName host) {
            return switch (host.value()) {
              case "globex.base.example" -> Optional.of(site(9));
              case "acme.base.example" -> Optional.of(site(5));
              default -> Optional.empty();
            };
          }
        };
  }

  private static Connection connection(long id, String audience) {
    ConnectionSettings settings = new ConnectionSettings();
    settings.setAudience(audience);
    settings.setClockSkewSeconds(0);
    return new Connection() {
      @Override
      public Long getId() {
        return id;
      }

      @Override
      public ConnectionSettings getSettings() {
        return settings;
      }
    };
  }

  private static Site site(long id) {
    Tenant tenant =
        new Tenant() {
          @Override
          public TenantId tenantId() {
            return new TenantId(id);
          }

          @Override
          public SiteSettings getSettings() {
            return new SiteSettings();
          }
        };
    return new Site(tenant, List.of(), Map.of(), List.of());
  }

  private CheckResult of(Object audience) {
    LiveConnection live = own.live();
    Site site =
        new Site(own.tenant, List.of(live.connection(), second), live.site().keys(), List.of());
    LiveConnection beside =
        new LiveConnection(site, live.connection(), live.protocol(), live.keys());
    return clues.instead(
        FAILED, beside, Surface.REDIRECT, Optional.of(new Claims(Map.of("aud", audience))));
  }

  @Test
  void namesAnotherConnectionOfTheSite() {
    CheckResult result = of(List.of("unknown", "second.example"));

    assertThat(result.discrepancy())
        .isEqualTo(Discrepancy.of("came", "accepted", Cause.OTHER_CONNECTION_AUDIENCE));
    assertThat(result.reason()).isEqualTo(Rejection.JWT_AUDIENCE_MISMATCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"globex", "globex.base.example", "https://globex.base.example/help?x=1"})
  void findsAnotherSiteByItsSubdomainHostOrAddress(String audience) {
    CheckResult result = of(audience);

    assertThat(result.cause()).isEqualTo(Cause.OTHER_SITE_AUDIENCE);
    assertThat(result.discrepancy().site()).isEqualTo(9L);
    assertThat(result.detail() + result.remedy()).doesNotContain("globex");
  }

  @Test
  void saysNothingOfAnAudienceThatIsNobodysOrTheSitesOwn() {
    assertThat(of("nobody")).isSameAs(FAILED);
    assertThat(of("acme")).isSameAs(FAILED);
  }

  @Test
  void leavesAMistakeThatIsKnownAlone() {
    CheckResult known =
        CheckResult.failed(
            "aud",
            new Rejected(Rejection.JWT_AUDIENCE_MISMATCH, "aud is another")
                .comparing(() -> Discrepancy.of("came", "accepted", Cause.WRONG_CASE)));

    assertThat(
            clues.instead(
                known,
                own.live(),
                Surface.REDIRECT,
                Optional.of(new Claims(Map.of("aud", "globex")))))
        .isSameAs(known);
  }
}
