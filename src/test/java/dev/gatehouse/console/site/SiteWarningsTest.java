package dev.gatehouse.console.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.SiteSettings;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.Visibility;
import java.lang.reflect.Constructor;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteWarningsTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private final SiteSettings settings = new SiteSettings();
  private final ConnectionSettings connection = new ConnectionSettings();

  private List<String> warnings(boolean connected, List<TenantId> openers) {
    List<Connection> connections =
        connected
            ? List.of(
                made(
                    Connection.class,
                    new Class<?>[] {
                      TenantId.class, String.class, ConnectionSettings.class, Instant.class
                    },
                    new TenantId(1),
                    "helpcenter",
                    connection,
                    NOW))
            : List.of();
    Tenant tenant =
        made(Tenant.class, new Class<?>[] {SiteSettings.class, Instant.class}, settings, NOW);
    return SiteWarnings.of(new Site(tenant, connections, new HashMap<>(), openers), NOW);
  }

  private static <T> T made(Class<T> type, Class<?>[] types, Object... values) {
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void tellsWhyNoOneGetsIn() {
    assertThat(warnings(false, List.of())).containsExactly("unconnected");
    assertThat(warnings(false, List.of(new TenantId(2)))).containsExactly("sister");
    connection.setEnabled(false);
    assertThat(warnings(true, List.of())).containsExactly("switchedOff");
    settings.setSsoEnabled(false);
    assertThat(warnings(true, List.of())).containsExactly("ssoOff");
  }

  @Test
  void tellsOfConnectionsWithoutKey() {
    assertThat(warnings(true, List.of())).containsExactly("keyless");
  }

  @Test
  void tellsThatNothingIsGated() {
    settings.setVisibility(Visibility.PUBLIC);
    assertThat(warnings(true, List.of())).containsExactly("keyless", "public");
    assertThat(warnings(false, List.of())).isEmpty();
  }

  @Test
  void isContentWhereOthersLetReadersIn() {
    settings.setVisibility(Visibility.INVITED);
    assertThat(warnings(false, List.of())).isEmpty();
    settings.setVisibility(Visibility.PASSWORD);
    assertThat(warnings(false, List.of())).isEmpty();
  }
}
