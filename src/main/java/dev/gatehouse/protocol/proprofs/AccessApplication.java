package dev.gatehouse.protocol.proprofs;

import dev.gatehouse.protocol.kit.SsoRefusals;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Addresses at which readers come in with a token, or from one site to the next. */
@ApplicationPath("/access")
public class AccessApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(AccessResource.class, SsoRefusals.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    // Jersey would describe the address in XML on its own account.
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
