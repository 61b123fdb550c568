package dev.gatehouse.protocol.document360;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The code generation URL below the addresses of other programs. */
@ApplicationPath("/api/jwt")
public class CodeApiApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(ApiCodeResource.class, BackChannelFailures.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    // Jersey would describe the API in XML on its own account.
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
