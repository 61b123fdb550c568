package dev.gatehouse.it.support.server.hash;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.HashMap;
import java.util.Map;

/**
 * The server's own PBKDF2 with few iterations: each hash that is shipped takes a processor half a
 * second in the JVMs of tests, and tests need hundreds. The demo under test has the hashes that are
 * shipped.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class QuickHash implements Pbkdf2PasswordHash {
  /** The fewest that the server accepts. */
  private static final String ITERATIONS = "1024";

  @Inject private BeanManager beans;
  private Pbkdf2PasswordHash server;

  @PostConstruct
  void find() {
    Bean<?> bean =
        beans.getBeans(Pbkdf2PasswordHash.class).stream()
            .filter(found -> !found.isAlternative())
            .findFirst()
            .orElseThrow();
    server =
        (Pbkdf2PasswordHash)
            beans.getReference(bean, Pbkdf2PasswordHash.class, beans.createCreationalContext(bean));
  }

  @Override
  public void initialize(Map<String, String> parameters) {
    Map<String, String> few = new HashMap<>(parameters);
    few.put("Pbkdf2PasswordHash.Iterations", ITERATIONS);
    server.initialize(few);
  }

  @Override
  public String generate(char[] password) {
    return server.generate(password);
  }

  /** With as many iterations as the stored hash says. */
  @Override
  public boolean verify(char[] password, String stored) {
    return server.verify(password, stored);
  }
}
