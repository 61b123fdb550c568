package dev.gatehouse.startup;

import com.fasterxml.jackson.databind.type.TypeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.event.Observes;

/**
 * Clears what the server's Jackson remembers of this application's types: on Payara it would keep
 * the application in memory. It finds out again what it needs.
 */
@Dependent
class Stop {
  void forget(@Observes @Destroyed(ApplicationScoped.class) Object application) {
    TypeFactory.defaultInstance().clearCache();
  }
}
