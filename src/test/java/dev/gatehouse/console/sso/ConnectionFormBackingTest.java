package dev.gatehouse.console.sso;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.sso.ConnectionRules;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.ProtocolsOnClassPath;
import dev.gatehouse.tenant.ConnectionSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The form asks first for what a connection needs, whether it is the vendor's own or not. */
class ConnectionFormBackingTest {
  private static final Protocol DOCUNEST = ProtocolsOnClassPath.named("docunest");

  /** The form where a connection for which nothing is typed lacks these members. */
  private static ConnectionFormBacking lacking(String... members) {
    ConnectionFormBacking form = new ConnectionFormBacking();
    form.connection =
        new ConnectionBacking() {
          private static final long serialVersionUID = 1L;

          @Override
          Protocol spoken() {
            return DOCUNEST;
          }
        };
    form.protocols =
        new Protocols() {
          @Override
          public ConnectionSettings defaults(String protocol) {
            return new ConnectionSettings();
          }
        };
    form.rules =
        new ConnectionRules() {
          @Override
          public Objections check(ConnectionSettings settings, Protocol protocol) {
            Objections objections = new Objections();
            List.of(members).forEach(member -> objections.object(member, "is required"));
            return objections;
          }
        };
    return form;
  }

  private static List<String> names(List<Option<?>> options) {
    return options.stream().<String>map(Option::name).toList();
  }

  @Test
  void anOptionThatIsNeededIsRequired() {
    ConnectionFormBacking form = lacking("loginUrl", "workspace");

    assertThat(form.requires("loginUrl")).isTrue();
    assertThat(form.requires("workspace")).isTrue();
    assertThat(names(form.getRequiredOptions())).containsExactly("workspace");
    assertThat(names(form.getOptionalOptions())).containsExactly("teamsClaim");
  }

  @Test
  void anyOtherIsOptional() {
    ConnectionFormBacking form = lacking("loginUrl");

    assertThat(form.requires("workspace")).isFalse();
    assertThat(form.getRequiredOptions()).isEmpty();
    assertThat(names(form.getOptionalOptions())).containsExactly("workspace", "teamsClaim");
    assertThat(form.getAlgorithms()).containsExactly("HS256", "HS512");
  }
}
