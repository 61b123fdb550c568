package dev.gatehouse.adminapi;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;

/** Takes JSON only, and no more of it than fits: a request must not fill memory. */
@Provider
public class RequestBody implements ContainerRequestFilter {
  /** The longest article, written in characters of three bytes, fits. */
  static final int MOST_BYTES = 4 * 1024 * 1024;

  private static final Set<String> WITH_BODY = Set.of("POST", "PUT");

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (!WITH_BODY.contains(request.getMethod())) {
      return;
    }
    byte[] body = read(request);
    if (!isJson(request.getMediaType()) && (body.length > 0 || request.getLength() > 0)) {
      throw Problem.of(415, "The body must be application/json.");
    }
    request.setEntityStream(new ByteArrayInputStream(body));
  }

  private static byte[] read(ContainerRequestContext request) throws IOException {
    // What a caller announces need not be read to be refused.
    if (request.getLength() > MOST_BYTES) {
      throw tooLong();
    }
    byte[] body = request.getEntityStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      throw tooLong();
    }
    return body;
  }

  private static Problem tooLong() {
    return Problem.of(413, "The body must be at most 4 MiB (4194304 bytes).");
  }

  private static boolean isJson(MediaType type) {
    return type != null
        && type.getType().equalsIgnoreCase("application")
        && type.getSubtype().equalsIgnoreCase("json");
  }
}
