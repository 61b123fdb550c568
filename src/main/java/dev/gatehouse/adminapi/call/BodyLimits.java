package dev.gatehouse.adminapi.call;

import dev.gatehouse.library.file.FileLimits;
import dev.gatehouse.tenant.logo.LogoType;
import dev.gatehouse.tenant.logo.SiteLogo;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Accepts JSON bodies only, or pictures and CSV files where the method is marked so, up to a size:
 * a request must not fill memory.
 */
@Provider
public class BodyLimits implements ContainerRequestFilter {
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT");

  /** The longest article fits, even in characters of three bytes. */
  private static final Kind JSON =
      new Kind(List.of(MediaType.APPLICATION_JSON), 4 * 1024 * 1024, "4 MiB (4194304 bytes)");

  private static final Kind PICTURE =
      new Kind(LogoType.mediaTypes(), SiteLogo.MOST_BYTES, "100 KB (102400 bytes)");

  /** Below what servers take (WildFly 10 MiB), with room for a few hundred articles. */
  private static final Kind SITE_FILE =
      new Kind(JSON.types(), 8 * 1024 * 1024, "8 MiB (8388608 bytes)");

  private static final Kind CSV =
      new Kind(List.of("text/csv"), 1024 * 1024, "1 MiB (1048576 bytes)");

  @Context ResourceInfo resource;

  /** Marks a method that takes a whole site in JSON. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface TakesSiteFile {}

  /** Marks a method that takes a CSV file. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface TakesCsv {}

  /** Marks a method that takes a picture; all others take JSON. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface TakesPicture {}

  /** Marks a method that takes a file of any type as a stream, and limits it itself. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface TakesFile {}

  /** The body that a method takes. */
  private record Kind(List<String> types, int mostBytes, String most) {
    Problem tooLong() {
      return Problem.of(413, "The body must be at most " + most + ".");
    }

    Problem wrongType() {
      return Problem.of(415, "The body must be " + String.join(" or ", types) + ".");
    }
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (!WITH_BODY.contains(request.getMethod())) {
      return;
    }
    if (resource.getResourceMethod().isAnnotationPresent(TakesFile.class)) {
      requireFile(request);
      return;
    }
    Kind kind = kind(resource.getResourceMethod());
    byte[] body = read(request, kind);
    boolean fits =
        request.getMediaType() != null && kind.types().contains(plain(request.getMediaType()));
    if (!fits && (body.length > 0 || request.getLength() > 0)) {
      throw kind.wrongType();
    }
    request.setEntityStream(new ByteArrayInputStream(body));
  }

  /** A form's fields would be read as such before the file is. */
  private static void requireFile(ContainerRequestContext request) {
    if (MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(request.getMediaType())) {
      throw Problem.of(
          415, "Send the file itself as the body, with its type or application/octet-stream.");
    }
    if (request.getLength() > FileLimits.FILE_BYTES) {
      throw Problem.of(413, "A file may have at most " + FileLimits.FILE_BYTES + " bytes.");
    }
  }

  private static Kind kind(Method method) {
    if (method.isAnnotationPresent(TakesPicture.class)) {
      return PICTURE;
    }
    if (method.isAnnotationPresent(TakesCsv.class)) {
      return CSV;
    }
    return method.isAnnotationPresent(TakesSiteFile.class) ? SITE_FILE : JSON;
  }

  private static byte[] read(ContainerRequestContext request, Kind kind) throws IOException {
    // A body that is announced as too long is refused unread.
    if (request.getLength() > kind.mostBytes()) {
      throw kind.tooLong();
    }
    byte[] body = request.getEntityStream().readNBytes(kind.mostBytes() + 1);
    if (body.length > kind.mostBytes()) {
      throw kind.tooLong();
    }
    return body;
  }

  /** A type without its parameters. */
  public static String plain(MediaType type) {
    return (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
  }
}
