package dev.gatehouse.it.support.server;

import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Http;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an integration test extends: by the time it runs, the WAR is deployed. */
@ExtendWith(ArquillianExtension.class)
public abstract class GatehouseIT {
  /** The admin API as the platform administrator sees it. */
  protected final AdminApi admin = new AdminApi();

  /** A client without cookies that names this host, such as {@code acme.localhost}. */
  protected static Http at(String host) {
    return new Http(host);
  }

  /** A client that keeps cookies, as a browser does for one host. */
  protected static Http browserAt(String host) {
    return new Http(host).keepingCookies();
  }
}
