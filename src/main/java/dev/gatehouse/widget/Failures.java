package dev.gatehouse.widget;

import dev.gatehouse.storage.DatabaseUnavailable;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Tells the script to come back when the database does not answer. */
@Provider
public class Failures implements ExceptionMapper<DatabaseUnavailable> {
  @Override
  public Response toResponse(DatabaseUnavailable failure) {
    return Response.fromResponse(Answer.refusal(503, "unavailable", "Try again soon."))
        .header("Retry-After", DatabaseUnavailable.RETRY_AFTER_SECONDS)
        .build();
  }
}
