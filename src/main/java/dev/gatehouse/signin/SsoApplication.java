package dev.gatehouse.signin;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The addresses that companies' apps send signed-in readers to. */
@ApplicationPath("/sso")
public class SsoApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(SsoResource.class);
  }
}
