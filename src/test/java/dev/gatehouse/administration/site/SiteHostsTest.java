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

  SiteHostsTest() {
    hosts.configuration = new Configuration(name -> null);
    hosts.connections =
        new Connections() {
          @Override
          public List<LeadingTo> leadingTo(HostName host) {
            return Set.of("login.acme.example", "portal.localhost").contains(host.value())
                ? List.of(new LeadingTo(SITE, 12))
                : List.of();
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
    hosts.check(actor, after, Optional.of(before), objections);
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
  void hostOfLoginUrlIsRefusedByName() {
    assertThat(change(PLATFORM, settings("portal", "login.acme.example")))
        .hasSize(2)
        .allMatch(error -> error.message().contains("connection 12 at site 5"));
  }
}
