package dev.gatehouse.startup;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.operator.ApiTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Tells whoever started Gatehouse where to go. Credentials are shown by the demo, whose data is not
 * worth protecting, and otherwise once, when they were generated.
 */
@ApplicationScoped
class Banner {
  private static final String LINE = "-".repeat(78);

  @Inject Configuration configuration;
  @Inject ApiTokens apiTokens;

  void print(Optional<String> generatedToken) {
    if (configuration.demo()) {
      show(demo());
    } else if (generatedToken.isPresent()) {
      show(
          """
            Gatehouse made its first API token. It is not shown again, keep it safe:

              %s
          """
              .formatted(generatedToken.get()));
    }
  }

  private String demo() {
    String base = configuration.baseDomain() + ":" + configuration.demoPort();
    return """
      Gatehouse is up, with its demo.

        Private help center   http://acme.%1$s/
        Pretend customer app  http://app.%1$s/
        All of the demo       http://%1$s/
        Admin API             http://%1$s/api/admin/v1/sites
          Authorization: Bearer %2$s
    """
        .formatted(base, apiTokens.configuredToken().orElseThrow());
  }

  /**
   * Straight to the console: a logger would put a prefix before each line and keep it in a file.
   */
  private static void show(String text) {
    System.out.println("\n" + LINE + "\n" + text + LINE);
  }
}
