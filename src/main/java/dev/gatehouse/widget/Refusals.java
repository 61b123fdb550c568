package dev.gatehouse.widget;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;

/** Makes what JAX-RS itself refuses, such as an unknown path, JSON for the script. */
@Provider
public class Refusals implements ExceptionMapper<WebApplicationException> {
  @Override
  public Response toResponse(WebApplicationException refused) {
    Response response = refused.getResponse();
    if (response.hasEntity()) {
      return response;
    }
    Response.StatusType status = response.getStatusInfo();
    String title = status.getReasonPhrase();
    String reason = title.toLowerCase(Locale.ROOT).replace(' ', '_');
    return Answer.refusal(status.getStatusCode(), reason, title + ".");
  }
}
