package dev.gatehouse.administration.sso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Tenants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Login and logout URLs that lead back to Gatehouse, in every way to write a host. */
class OutsideUrlsTest {
  private static final TenantId SITE = new TenantId(5);

  private final OutsideUrls urls = new OutsideUrls();

  OutsideUrlsTest() {
    urls.configuration = new Configuration(name -> null);
    urls.tenants =
        new Tenants() {
          @Override
          public Optional<Tenant> bySubdomain(String subdomain) {
            return switch (subdomain) {
              case "acme" -> Optional.of(tenant(5));
              case "beta" -> Optional.of(tenant(6));
              default -> Optional.empty();
            };
          }

          @Override
          public Optional<Tenant> byCustomDomain(String domain) {
            return switch (domain) {
              case "help.acme.example" -> Optional.of(tenant(5));
              case "help.beta.example" -> Optional.of(tenant(6));
              default -> Optional.empty();
            };
          }
        };
  }

  private static Tenant tenant(long id) {
    return new Tenant() {
      @Override
      public TenantId tenantId() {
        return new TenantId(id);
      }
    };
  }

  private List<FieldError> check(String login, String logout) {
    ConnectionSettings settings = new ConnectionSettings();
    settings.setLoginUrl(login);
    settings.setLogoutUrl(logout);
    Objections objections = new Objections();
    urls.check(settings, SITE, "localhost:8090", objections);
    return objections.errors();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://acme.localhost:8090/login",
        "https://acme.localhost/",
        "https://ACME.localhost.:1/login",
        "https://help.acme.example/in",
        "https://Help.Acme.Example.:8443?x=y"
      })
  void namesTheHelpCenterItself(String url) {
    assertThat(check(url, url))
        .hasSize(2)
        .allMatch(error -> error.message().contains("help center itself"))
        .extracting(FieldError::field)
        .containsExactly("loginUrl", "logoutUrl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://beta.localhost:8090/login", "https://help.BETA.example/"})
  void namesAnotherHelpCenter(String url) {
    assertThat(check(null, url))
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("another help center"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8090/console/",
        "https://LOCALHOST./",
        "http://localhost/",
        "http://localhost:80/",
        "https://localhost:443/",
        "http://127.0.0.1:8090",
        "http://127.1.2.3:8090/x",
        "http://[::1]:8090/",
        "https://[0:0::1]:8090/",
        "http://[::ffff:127.0.0.1]:8090/",
        "http://2130706433:8090",
        "http://0x7f.1:8090/",
        "http://0177.0.0.1:8090",
        "http://0.0.0.0:8090/",
        "http://127.0.0.1/"
      })
  void namesTheBaseHost(String url) {
    assertThat(check(url, null))
        .singleElement()
        .satisfies(error -> assertThat(error.message()).contains("Gatehouse's own host"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example.com/login",
        "http://localhost:3000/login",
        "http://app.localhost:8090/auth/helpcenter",
        "https://portal.localhost/",
        "https://x.acme.localhost/",
        "https://acme.localhost.example/",
        "https://[::1]:3000/",
        "http://127.0.0.1:3000/",
        "http://0x7f.1:3000/",
        "https://192.0.2.1:8090/",
        "https://app_one.localhost:8090/?a={b}"
      })
  void takesWhatNoHelpCenterHas(String url) {
    assertThat(check(url, url)).isEmpty();
  }

  @Test
  void storedUrlIsKeptAndNoOther() {
    ConnectionSettings stored = new ConnectionSettings();
    stored.setLoginUrl("https://beta.localhost/login");
    ConnectionSettings given = stored.copy();
    given.setEnabled(false);
    given.setLogoutUrl("https://beta.localhost/login");
    Objections objections = new Objections();

    urls.check(given, SITE, "localhost", objections);
    objections.keep(stored, given);

    assertThat(objections.errors()).extracting(FieldError::field).containsExactly("logoutUrl");
  }

  @Test
  void addsNothingToWhatIsWrongAlready() {
    ConnectionSettings settings = new ConnectionSettings();
    settings.setLoginUrl("https://acme.localhost/#/");
    Objections objections = new Objections();
    objections.object("loginUrl", "must not have a fragment");

    urls.check(settings, SITE, "localhost", objections);

    assertThat(objections.errors()).hasSize(1);
  }

  @Test
  void warnsOfSavedUrlsWhoseHostBecameASites() {
    urls.sites =
        new Sites() {
          @Override
          public Optional<Site> byHost(HostName host) {
            return host.value().equals("help.acme.example")
                ? Optional.of(new Site(tenant(5), List.of(), Map.of(), List.of()))
                : Optional.empty();
          }
        };
    ConnectionSettings settings = new ConnectionSettings();
    settings.setLoginUrl("https://app.acme.example/in");
    assertThat(urls.warnings(settings)).isEmpty();

    settings.setLoginUrl("https://Help.Acme.Example:8443/in?a=b");
    settings.setLogoutUrl("https://help.acme.example/");

    assertThat(urls.warnings(settings))
        .extracting(FieldError::field)
        .containsExactly("loginUrl", "logoutUrl");
  }
}
