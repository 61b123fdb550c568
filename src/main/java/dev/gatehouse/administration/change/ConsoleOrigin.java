package dev.gatehouse.administration.change;

import dev.gatehouse.config.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The console's origin for links in mails that answer no request. */
@ApplicationScoped
public class ConsoleOrigin {
  @Inject Configuration configuration;

  public String text() {
    String domain = configuration.baseDomain();
    return domain.equals("localhost")
        ? "http://localhost:" + configuration.demoPort()
        : "https://" + domain;
  }
}
