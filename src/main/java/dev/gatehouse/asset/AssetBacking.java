package dev.gatehouse.asset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/**
 * Addresses of our own scripts, styles and pictures. An address includes a version of the content,
 * so that a browser with an older file in its cache requests the new one.
 */
@Named("asset")
@ApplicationScoped
public class AssetBacking {
  private static final String FOLDER = "/assets/";

  @Inject ServletContext context;

  private final Map<String, String> addresses = new ConcurrentHashMap<>();

  /**
   * @param name a file in {@code /assets}
   */
  public String of(String name) {
    return addresses.computeIfAbsent(name, this::read);
  }

  /**
   * Whether an address names the current version of a file.
   *
   * @param path the path within the application
   * @param query the query, or {@code null}
   */
  boolean isNamedBy(String path, String query) {
    return query != null
        && isFile(path)
        && of(path.substring(FOLDER.length())).equals(path + "?" + query);
  }

  private boolean isFile(String path) {
    try {
      return path.startsWith(FOLDER) && context.getResource(path) != null && !path.endsWith("/");
    } catch (MalformedURLException e) {
      // Not the path of a file; a client can request any.
      return false;
    }
  }

  private String read(String name) {
    String path = FOLDER + name;
    try (InputStream file = context.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalArgumentException("There is no " + path);
      }
      return path + "?v=" + version(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A checksum of the content. It need not be unguessable. */
  public static String version(InputStream file) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(file.readAllBytes());
    return Long.toHexString(sum.getValue());
  }
}
