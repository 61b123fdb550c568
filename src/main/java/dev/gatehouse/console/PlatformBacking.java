package dev.gatehouse.console;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.operator.PlatformState;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** How Gatehouse itself is, on the dashboard of those who run it. */
@Named("platformState")
@RequestScoped
public class PlatformBacking {
  /** Where Maven writes down what a WAR is. */
  private static final String ABOUT = "/META-INF/maven/dev.gatehouse/gatehouse/pom.properties";

  @Inject CurrentOperator current;
  @Inject PlatformState platform;
  @Inject Database database;
  @Inject ServletContext context;

  private Optional<PlatformState.State> state = Optional.empty();

  @PostConstruct
  void read() {
    Actor actor = current.actor();
    try {
      state = Optional.of(database.ask(() -> platform.read(actor)));
    } catch (DatabaseUnavailable e) {
      // The page says so at its beginning.
      state = Optional.empty();
    }
  }

  /** {@code null} when the database does not answer. */
  public PlatformState.State getState() {
    return state.orElse(null);
  }

  /** The version of this node's WAR. */
  public String getVersion() {
    try (InputStream about = context.getResourceAsStream(ABOUT)) {
      Properties properties = new Properties();
      if (about != null) {
        properties.load(about);
      }
      return properties.getProperty("version", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
