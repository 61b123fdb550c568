package dev.gatehouse.protocol.document360;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The addresses that companies' backends call. */
@ApplicationPath("/jwt")
public class CodeApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(CodeResource.class, TokenResource.class, BackChannelFailures.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    // Jersey would describe the API in XML on its own account.
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
