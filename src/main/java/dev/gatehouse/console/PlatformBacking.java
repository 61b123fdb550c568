package dev.gatehouse.console;

import dev.gatehouse.administration.operator.PlatformState;
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

/** The state of Gatehouse itself, on platform administrators' dashboard. */
@Named("platformState")
@RequestScoped
public class PlatformBacking {
  /** Where Maven records the WAR's version. */
  private static final String ABOUT = "/META-INF/maven/dev.gatehouse/gatehouse/pom.properties";

  @Inject CurrentOperator current;
  @Inject PlatformState platform;
  @Inject ServletContext context;

  private Optional<PlatformState.State> state = Optional.empty();

  @PostConstruct
  void read() {
    try {
      state = Optional.of(platform.read(current.actor()));
    } catch (DatabaseUnavailable e) {
      // The dashboard already shows that the database is unavailable.
      state = Optional.empty();
    }
  }

  /** The state, or {@code null} if the database does not respond. */
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
