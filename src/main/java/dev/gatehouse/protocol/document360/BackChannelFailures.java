package dev.gatehouse.protocol.document360;

import dev.gatehouse.storage.fault.Causes;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.storage.fault.SqlState;
import dev.gatehouse.trace.RequestLog;
import dev.gatehouse.trace.RequestTrace;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Turns every exception into a problem document, so that both servers answer alike. */
@Provider
public class BackChannelFailures implements ExceptionMapper<Throwable> {
  private static final Logger LOG = RequestLog.of(BackChannelFailures.class);

  @Override
  public Response toResponse(Throwable thrown) {
    Optional<BackChannelProblem> told = Causes.find(thrown, BackChannelProblem.class);
    if (told.isPresent()) {
      return told.get().response();
    }
    Optional<WebApplicationException> web = Causes.find(thrown, WebApplicationException.class);
    if (web.isPresent()) {
      return ofServer(web.get().getResponse());
    }
    return ofStorage(thrown).orElseGet(() -> unexpected(thrown)).response();
  }

  private static Response ofServer(Response server) {
    if (server.getStatus() < 400) {
      return server;
    }
    Response.StatusType status = server.getStatusInfo();
    BackChannelProblem problem =
        new BackChannelProblem(
            status.getStatusCode(), status.getReasonPhrase(), "This resource does not exist.");
    String allowed = server.getHeaderString(HttpHeaders.ALLOW);
    return (allowed == null ? problem : problem.with(HttpHeaders.ALLOW, allowed)).response();
  }

  private static Optional<BackChannelProblem> ofStorage(Throwable thrown) {
    boolean away =
        Causes.find(thrown, DatabaseUnavailable.class).isPresent()
            || SqlState.isUnreachable(thrown)
            || SqlState.isDeadlock(thrown);
    if (away) {
      return Optional.of(BackChannelProblem.unavailable(DatabaseUnavailable.RETRY_AFTER_SECONDS));
    }
    // Class 23: the connection was deleted at the same time, and its client with it.
    return SqlState.of(thrown)
        .filter(state -> state.startsWith("23"))
        .map(state -> BackChannelProblem.unauthorized());
  }

  private static BackChannelProblem unexpected(Throwable thrown) {
    String trace = RequestTrace.currentId();
    LOG.log(Level.ERROR, "A call of the back channel failed", thrown);
    return new BackChannelProblem(
            500, "Internal Server Error", "Unexpected error. The server's log has the details.")
        .traced(trace);
  }
}
