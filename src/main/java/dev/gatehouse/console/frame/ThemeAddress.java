package dev.gatehouse.console.frame;

import dev.gatehouse.asset.AssetBacking;
import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Adds a hash of the theme's content to its address. PrimeFaces adds only its own version, which
 * stays the same when our colors change.
 */
public class ThemeAddress extends ResourceHandlerWrapper {
  private static final String LIBRARY = "primefaces-gatehouse";

  private volatile String version;

  public ThemeAddress(ResourceHandler wrapped) {
    super(wrapped);
  }

  @Override
  public Resource createResource(String name, String library) {
    return versioned(super.createResource(name, library), library);
  }

  @Override
  public Resource createResource(String name, String library, String contentType) {
    return versioned(super.createResource(name, library, contentType), library);
  }

  private Resource versioned(Resource resource, String library) {
    return resource == null || !LIBRARY.equals(library) ? resource : new Versioned(resource);
  }

  private String version(Resource theme) {
    if (version == null) {
      try (InputStream styles = theme.getInputStream()) {
        version = AssetBacking.version(styles);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return version;
  }

  private final class Versioned extends ResourceWrapper {
    private Versioned(Resource wrapped) {
      super(wrapped);
    }

    @Override
    public String getRequestPath() {
      String path = super.getRequestPath();
      return path + (path.indexOf('?') < 0 ? "?" : "&") + "t=" + version(getWrapped());
    }
  }
}
