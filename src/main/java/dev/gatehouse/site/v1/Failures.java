package dev.gatehouse.site.v1;

import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Tells callers to come back when the database does not answer. */
@Provider
public class Failures implements ExceptionMapper<DatabaseUnavailable> {
  @Override
  public Response toResponse(DatabaseUnavailable failure) {
    return Response.fromResponse(Answer.problem(503, "Service Unavailable"))
        .header("Retry-After", DatabaseUnavailable.RETRY_AFTER_SECONDS)
        .build();
  }
}
