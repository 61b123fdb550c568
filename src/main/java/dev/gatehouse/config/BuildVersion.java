package dev.gatehouse.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this node's WAR. */
@ApplicationScoped
public class BuildVersion {
  /** Where Maven records it. */
  private static final String ABOUT = "/META-INF/maven/dev.gatehouse/gatehouse/pom.properties";

  @Inject ServletContext context;

  /** The version, or nothing if the WAR was not built by Maven. */
  public String text() {
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
