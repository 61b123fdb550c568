package dev.gatehouse.signin;

import dev.gatehouse.protocol.kit.SsoRefusals;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The addresses that companies' apps send signed-in readers to. */
@ApplicationPath("/sso")
public class SsoApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(SsoResource.class, SsoRefusals.class);
  }

  /**
   * Jersey would complete a relative Location with the scheme that it sees behind a proxy, and
   * describe the resource to whoever asks.
   */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of(
        "jersey.config.server.headers.location.relative.resolution.disabled", true,
        "jersey.config.server.wadl.disableWadl", true);
  }
}
