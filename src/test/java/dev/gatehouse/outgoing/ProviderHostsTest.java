package dev.gatehouse.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderHostsTest {
  static ProviderHosts with(Map<String, String> settings) {
    ProviderHosts hosts = new ProviderHosts();
    hosts.configuration = new Configuration(settings::get);
    return hosts;
  }

  private static ProviderHosts listing(String listed) {
    return with(Map.of("GATEHOUSE_PROVIDER_HOSTS", listed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/keys",
        "https://127.1/keys",
        "https://localhost/keys",
        "https://any.localhost/keys",
        "https://LOCALHOST/keys",
        "https://[::1]/keys",
        "https://[::]/keys",
        "https://[::ffff:127.0.0.1]/keys",
        "https://[::ffff:a00:1]/keys",
        "https://[fe80::1]/keys",
        "https://[fd00::1]/keys",
        "https://[64:ff9b::a00:1]/keys",
        "https://10.0.0.1/keys",
        "https://172.31.255.255/keys",
        "https://192.168.0.1/keys",
        "https://169.254.169.254/latest/meta-data",
        "https://100.100.100.200/keys",
        "https://2130706433/keys",
        "https://0x7f000001/keys",
        "https://0x7f.0.0.1/keys",
        "https://0177.0.0.1/keys",
        "https://127.0.0.01/keys",
        "https://0/keys",
        "http://login.example.com/keys",
        "http://93.184.216.34/keys",
        "https://user@login.example.com/keys",
        "https://login.example.com/keys#here",
        "https://a@b@evil/keys",
        "file:///etc/passwd",
        "gopher://login.example.com/",
        "//login.example.com/keys",
        "https:///keys",
        "keys",
        ""
      })
  void refusesWhatIsNotPublicHttps(String url) {
    assertThat(with(Map.of()).objection(url)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://login.example.com/keys",
        "https://login.example.com:8443/keys?p=b2c",
        "HTTPS://93.184.216.34/keys",
        "https://[2606:4700::1111]/keys"
      })
  void allowsPublicHttps(String url) {
    assertThat(with(Map.of()).objection(url)).isEmpty();
  }

  @Test
  void allowsListedHostsAlsoByHttpAndAtAPrivateAddress() {
    ProviderHosts hosts = listing("Login.Intern.example, 10.1.2.3:8080 ,[::1]:*");

    assertThat(hosts.objection("http://login.intern.example/keys")).isEmpty();
    assertThat(hosts.objection("http://10.1.2.3:8080/keys")).isEmpty();
    assertThat(hosts.objection("https://[::1]:9000/keys")).isEmpty();
    assertThat(hosts.objection("http://10.1.2.3/keys")).isPresent();
    assertThat(hosts.objection("http://login.intern.example:8500/keys")).isPresent();
    assertThat(hosts.isListed("https://LOGIN.intern.example/keys")).isTrue();
    assertThat(hosts.isListed("https://login.intern.example:8500/keys")).isFalse();
    assertThat(hosts.isListed("https://login.example.com/keys")).isFalse();
    assertThat(hosts.isListed("no address")).isFalse();
    assertThat(hosts.objection("https://10.1.2.4:8080/keys")).isPresent();
  }

  @Test
  void neverAllowsLinkLocalAddresses() {
    ProviderHosts hosts = listing("169.254.169.254,metadata.example");
    hosts.check.resolver = host -> addresses("169.254.169.254");

    assertThat(hosts.objection("http://169.254.169.254/")).isPresent();
    assertThat(hosts.refusal(URI.create("http://metadata.example/"))).isPresent();
  }

  @Test
  void theDemoMayCallItsOwnProviderAtLoopback() {
    ProviderHosts demo = with(Map.of("GATEHOUSE_DEMO", "true"));

    assertThat(demo.objection("http://127.0.0.1:8080/keys")).isEmpty();
    assertThat(demo.objection("http://app.localhost:8080/keys")).isEmpty();
    assertThat(demo.objection("http://10.0.0.1:8080/keys")).isPresent();
    assertThat(demo.objection("http://app.localhost.example.com/keys")).isPresent();
    assertThat(demo.objection("http://login.example.com/keys")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "10.0.0.5", "::ffff:192.168.1.1", "fd00::5", "169.254.169.254"})
  void refusesANameThatResolvesToAnAddressThatIsNotPublic(String address) {
    ProviderHosts hosts = with(Map.of());
    hosts.check.resolver = host -> addresses("93.184.216.34", address);
    String url = "https://rebound.example.com/keys";

    assertThat(hosts.objection(url)).isEmpty();
    assertThat(hosts.refusal(URI.create(url))).isPresent();
  }

  @Test
  void saysThatANameIsUnknown() {
    ProviderHosts hosts = with(Map.of());
    hosts.check.resolver =
        host -> {
          throw new UnknownHostException(host);
        };

    assertThat(hosts.refusal(URI.create("https://no-such.example.com/")))
        .contains("the host name is unknown");
  }

  private static InetAddress[] addresses(String... literals) throws UnknownHostException {
    InetAddress[] addresses = new InetAddress[literals.length];
    for (int i = 0; i < literals.length; i++) {
      addresses[i] = InetAddress.getByName(literals[i]);
    }
    return addresses;
  }
}
