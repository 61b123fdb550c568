package dev.gatehouse.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.config.Configuration;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {
  private static Destinations allowing(String networks) {
    Destinations destinations = new Destinations();
    destinations.configuration =
        new Configuration(name -> name.equals("GATEHOUSE_WEBHOOK_NETWORKS") ? networks : null);
    return destinations;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/x",
        "https://localhost/x",
        "https://[::1]/x",
        "https://[::ffff:127.0.0.1]/x",
        "https://[::ffff:10.1.2.3]/x",
        "https://0.0.0.0/x",
        "https://10.1.2.3/x",
        "https://172.16.0.1/x",
        "https://192.168.1.1/x",
        "https://100.64.0.1/x",
        "https://169.254.169.254/latest/meta-data",
        "https://[fe80::1]/x",
        "https://[fd00:ec2::254]/x",
        "https://[64:ff9b::7f00:1]/x",
        "https://[2002:7f00:1::]/x",
        "https://224.0.0.1/x",
        "https://255.255.255.255/x",
        "https://2130706433/x",
        "https://127.1/x",
        "https://0x7f000001/x",
        "https://0x7f.1/x",
        "https://0177.0.0.1/x",
        "https://010.0.0.1/x",
        "https://127.0.0.1./x",
        "http://93.184.216.34/x",
        "https://user:password@example.com/x",
        "ftp://example.com/x",
        "https:///x",
        "//example.com",
        "nonsense"
      })
  void refusesWhatIsNotPublicOrNotHttps(String url) {
    assertThat(allowing(null).objection(url, true)).isPresent();
  }

  @Test
  void allowsPublicAddressesAndNamesOverHttps() {
    assertThat(allowing(null).objection("https://93.184.216.34/x", true)).isEmpty();
    assertThat(allowing(null).objection("https://[2606:4700::1111]/x", true)).isEmpty();
    assertThat(allowing(null).objection("https://ops.example.com:8443/x?y=z", true)).isEmpty();
  }

  @Test
  void allowsListedNetworksAlsoOverHttpButNoOthers() {
    Destinations destinations = allowing("10.0.0.0/8,127.0.0.1");

    assertThat(destinations.objection("http://10.9.8.7:9000/x", true)).isEmpty();
    assertThat(destinations.objection("https://127.0.0.1/x", true)).isEmpty();
    assertThat(destinations.objection("http://127.0.0.2/x", true)).isPresent();
    assertThat(destinations.objection("http://93.184.216.34/x", true)).isPresent();
    assertThat(destinations.objection("https://192.168.1.1/x", true)).isPresent();
  }

  @Test
  void onlyPlatformAdministratorsMayChooseListedNetworks() {
    Destinations destinations = allowing("127.0.0.0/8");

    assertThat(destinations.objection("https://127.0.0.1/x", false)).isPresent();
    assertThat(destinations.objection("http://ops.example.com/x", false)).isPresent();
    assertThat(destinations.refusal(URI.create("https://localhost/x"), false)).isPresent();
    assertThat(destinations.refusal(URI.create("https://127.0.0.1/x"), true)).isEmpty();
  }

  @Test
  void neverAllowsLinkLocalAddresses() {
    assertThat(allowing("0.0.0.0/0").objection("https://169.254.169.254/x", true)).isPresent();
  }

  @Test
  void resolvesNamesWhenItDelivers() {
    Destinations destinations = allowing(null);

    assertThat(destinations.refusal(URI.create("https://localhost/x"), true)).isPresent();
    assertThat(destinations.refusal(URI.create("https://no-such-host.invalid/x"), true))
        .contains("the host name is unknown");
  }
}
