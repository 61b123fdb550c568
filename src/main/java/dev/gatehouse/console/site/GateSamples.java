package dev.gatehouse.console.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files of {@code server-config} for proxies of gated sites, which the WAR has copies of. */
@ApplicationScoped
public class GateSamples {
  private static final String FOLDER = "/WEB-INF/gate/";
  private static final String HOST = "docs.example.org";

  private static final List<Shown> ALL =
      List.of(
          new Shown("nginx", "nginx/gate.conf"),
          new Shown("HAProxy", "haproxy/gate.cfg"),
          new Shown("HAProxy, gate.lua", "haproxy/gate.lua"),
          new Shown("Apache", "apache/gate.conf"),
          new Shown("Apache, gate.lua", "apache/gate.lua"),
          new Shown("Caddy", "caddy/Caddyfile.gate"),
          new Shown("Traefik", "traefik/gate.yml"));

  @Inject ServletContext context;

  /**
   * A file for a proxy.
   *
   * @param text its content; of those listed here, its path
   */
  public record Shown(String name, String text) implements Serializable {}

  /** All of them, for a site with this host name. */
  List<Shown> of(String host) {
    return ALL.stream()
        .map(file -> new Shown(file.name(), read(file.text()).replace(HOST, host)))
        .toList();
  }

  private String read(String file) {
    try (InputStream content = context.getResourceAsStream(FOLDER + file)) {
      if (content == null) {
        throw new IllegalStateException("the WAR has no " + FOLDER + file);
      }
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
