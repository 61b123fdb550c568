package dev.gatehouse.site.v1;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Makes what JAX-RS itself refuses, such as an unknown path or method, a problem in JSON. */
@Provider
public class Refusals implements ExceptionMapper<WebApplicationException> {
  @Override
  public Response toResponse(WebApplicationException refused) {
    Response response = refused.getResponse();
    if (response.hasEntity()) {
      return response;
    }
    Response.StatusType status = response.getStatusInfo();
    Response problem = Answer.problem(status.getStatusCode(), status.getReasonPhrase());
    Object allow = response.getHeaders().getFirst("Allow");
    return allow == null ? problem : Response.fromResponse(problem).header("Allow", allow).build();
  }
}
