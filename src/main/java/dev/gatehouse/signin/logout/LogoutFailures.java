package dev.gatehouse.signin.logout;

import dev.gatehouse.storage.fault.Causes;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.storage.fault.SqlState;
import dev.gatehouse.trace.RequestLog;
import dev.gatehouse.trace.RequestTrace;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Turns every failure of a logout into an answer that an identity provider understands. */
@Provider
public class LogoutFailures implements ExceptionMapper<RuntimeException> {
  private static final Logger LOG = RequestLog.of(LogoutFailures.class);

  @Override
  public Response toResponse(RuntimeException thrown) {
    return Causes.find(thrown, LogoutProblem.class).orElseGet(() -> problem(thrown)).response();
  }

  private static LogoutProblem problem(RuntimeException thrown) {
    if (Causes.find(thrown, DatabaseUnavailable.class).isPresent()
        || SqlState.isUnreachable(thrown)) {
      return LogoutProblem.unavailable(DatabaseUnavailable.RETRY_AFTER_SECONDS);
    }
    LOG.log(Level.ERROR, "A logout from a backend failed", thrown);
    return LogoutProblem.unexpected().traced(RequestTrace.currentId());
  }
}
