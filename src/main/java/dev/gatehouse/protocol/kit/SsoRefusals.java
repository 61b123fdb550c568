package dev.gatehouse.protocol.kit;

import dev.gatehouse.protocol.Answer;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Says no in our own words: an answer without a body is filled with a page that names the server.
 */
@Provider
public class SsoRefusals implements ExceptionMapper<ClientErrorException> {

  @Override
  public Response toResponse(ClientErrorException refused) {
    String allowed = refused.getResponse().getHeaderString(HttpHeaders.ALLOW);
    return send(
        refused instanceof NotAllowedException && allowed != null
            ? Challenges.notAllowed(allowed)
            : Answer.text(refused.getResponse().getStatus(), "Not found\n"));
  }

  /** An answer without a page, as JAX-RS sends it. */
  public static Response send(Answer answer) {
    Response.ResponseBuilder response = Response.status(answer.status());
    answer.headers().forEach(header -> response.header(header.name(), header.value()));
    return answer.body() == null
        ? response.build()
        : response.type(answer.contentType()).entity(answer.body()).build();
  }
}
