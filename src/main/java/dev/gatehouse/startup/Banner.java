package dev.gatehouse.startup;

import dev.gatehouse.config.Configuration;
import dev.gatehouse.operator.ApiTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Tells whoever started Gatehouse where to go. Shows credentials of the demo or new ones only. */
@ApplicationScoped
class Banner {
  @Inject Configuration configuration;
  @Inject ApiTokens apiTokens;

  void print(Optional<String> generatedToken) {
    System.out.println(generatedToken);
  }
}
