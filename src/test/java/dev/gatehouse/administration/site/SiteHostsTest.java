package dev.gatehouse.administration.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.operator.GrantRole;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.tenant.Connections;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who gives hosts to sites, and which. */
class SiteHostsTest {
  private static final TenantId SITE = new TenantId(5);
  private static final Actor PLATFORM = new Actor("root", "::1", Rights.PLATFORM);
  private static final Actor OWNER =
      new Actor("ada", "::1", new Rights(false, Map.of(SITE, GrantRole.OWNER)));

  private final SiteHosts hosts = new SiteHosts();
  private final SiteSettings before = settings("acme", "help.acme.example");
  private List<SiteHosts.SharedHost> shared = List.of();

  SiteHostsTest() {
    hosts.configuration = new Configuration(name -> null);
    hosts.connections =
        new Connections() {
          @Override
          public List<LeadingTo> leadingTo(HostName host) {
            return switch (host.value()) {
              case "login.acme.example", "portal.localhost" -> List.of(new LeadingTo(SITE, 12));
              case "wanted.example", "wanted.localhost" ->
                  List.of(new LeadingTo(new TenantId(6), 13), new LeadingTo(new TenantId(7), 14));
              default -> List.of();
            };
          }
        };
  }

  private static SiteSettings settings(String subdomain, String... domains) {
    SiteSettings settings = new SiteSettings();
    settings.setSubdomain(subdomain);
    settings.setCustomDomains(Set.of(domains));
    return settings;
  }

  private List<FieldError> change(Actor actor, SiteSettings after) {
    Objections objections = new Objections();
    shared = hosts.check(actor, SITE, after, Optional.of(before), objections);
    return objections.errors();
  }

  @Test
  void ownerKeepsHostsAndChangesNone() {
    assertThat(change(OWNER, settings("acme", "Help.Acme.Example"))).isEmpty();
    assertThat(change(OWNER, settings("acme2", "help.acme.example", "www.google.com")))
        .hasSize(2)
        .allMatch(error -> error.message().contains("platform administrators"))
        .extracting(FieldError::field)
        .containsExactly("subdomain", "customDomains");
    assertThat(change(OWNER, settings("acme"))).hasSize(1);
  }

  @Test
  void platformAdministratorChangesThem() {
    assertThat(change(PLATFORM, settings("acme2", "docs.acme.example"))).isEmpty();
  }

  @Test
  void reservedNameIsRefusedUnlessTheSiteHasIt() {
    for (String name : List.of("www", "admin", "login", "autodiscover", "wpad", "42")) {
      assertThat(change(PLATFORM, settings(name))).as(name).hasSize(1);
    }
    before.setSubdomain("login");
    assertThat(change(OWNER, settings("login", "help.acme.example"))).isEmpty();
  }

  @Test
  void hostOfOwnLoginUrlIsRefusedByName() {
    assertThat(change(PLATFORM, settings("portal", "login.acme.example")))
        .hasSize(2)
        .allMatch(error -> error.message().contains("the site's connection 12"));
    assertThat(shared).isEmpty();
  }

  @Test
  void loginUrlsOfOtherSitesHoldNoHostBack() {
    assertThat(change(PLATFORM, settings("wanted", "wanted.example", "help.acme.example")))
        .isEmpty();
    assertThat(shared)
        .extracting(SiteHosts.SharedHost::member)
        .containsExactly("subdomain", "customDomains");
    assertThat(shared)
        .allMatch(one -> one.warning().message().contains("connection 13 at site 6, connection 14"))
        .allMatch(one -> one.untold().contains(one.host()))
        .noneMatch(one -> one.untold().matches(".*\\b(6|7|13|14)\\b.*"));
  }
}
