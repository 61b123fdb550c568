package dev.gatehouse.adminapi.call;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Busy;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.RefusedAccess;
import dev.gatehouse.administration.change.Stale;
import dev.gatehouse.administration.change.Taken;
import dev.gatehouse.storage.fault.Causes;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.storage.fault.SqlState;
import dev.gatehouse.trace.RequestLog;
import dev.gatehouse.trace.RequestTrace;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns every exception into a problem document, so that both servers give the same answers and
 * show no pages of their own.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = RequestLog.of(ProblemMapper.class);

  /** Member names by the names in database constraints, where they differ. */
  private static final Map<String, String> MEMBERS =
      Map.of(
          "customdomains", "customDomains",
          "externalid", "externalId",
          "clientid", "clientId",
          "operator_email", "email");

  @Context HttpHeaders headers;
  @Context HttpServletRequest request;
  @Inject RefusedAccess refusedAccess;

  @Override
  public Response toResponse(Throwable thrown) {
    Optional<WebApplicationException> web = Causes.find(thrown, WebApplicationException.class);
    if (web.isPresent() && web.get().getResponse().getStatus() < 400) {
      return web.get().getResponse();
    }
    Causes.find(thrown, Missing.class).ifPresent(this::note);
    Problem problem =
        Causes.find(thrown, Problem.class)
            .or(() -> Causes.find(thrown, ChangeRefused.class).map(ProblemMapper::ofRefusal))
            .or(() -> web.map(ProblemMapper::ofServer))
            .or(() -> ofStorage(thrown))
            .orElseGet(() -> unexpected(thrown));
    Response.ResponseBuilder answer = Responses.problem(problem);
    if (problem.status() == 503) {
      answer.header(HttpHeaders.RETRY_AFTER, DatabaseUnavailable.RETRY_AFTER_SECONDS);
    }
    if (problem.status() == 401) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    web.map(e -> e.getResponse().getHeaderString(HttpHeaders.ALLOW))
        .ifPresent(allowed -> answer.header(HttpHeaders.ALLOW, allowed));
    return answer.build();
  }

  private void note(Missing missing) {
    Actor actor = Call.actor(request);
    refusedAccess.note(actor, request.getMethod() + " " + request.getRequestURI(), missing);
  }

  private static Problem ofRefusal(ChangeRefused refused) {
    if (refused instanceof Invalid invalid) {
      return Problem.invalid(invalid.errors());
    }
    if (refused instanceof Taken taken) {
      return Problem.taken(taken.fields());
    }
    if (refused instanceof Missing) {
      return Problem.notFound();
    }
    if (refused instanceof Busy) {
      return Problem.of(429, refused.getMessage());
    }
    return refused instanceof Stale ? Problem.stale() : Problem.of(409, refused.getMessage());
  }

  private static Problem ofServer(WebApplicationException thrown) {
    int status = thrown.getResponse().getStatus();
    return switch (status) {
      case 404 -> Problem.notFound();
      case 405 -> Problem.of(405, "This resource does not support this method.");
      default -> Problem.of(status, "The request cannot be answered.");
    };
  }

  private Optional<Problem> ofStorage(Throwable thrown) {
    if (Causes.find(thrown, OptimisticLockException.class).isPresent()) {
      boolean conditional = headers.getHeaderString(HttpHeaders.IF_MATCH) != null;
      return Optional.of(
          conditional
              ? Problem.stale()
              : Problem.of(409, "The resource was changed at the same time. Read it again."));
    }
    if (Causes.find(thrown, DatabaseUnavailable.class).isPresent()
        || SqlState.isUnreachable(thrown)) {
      return Optional.of(Problem.of(503, "The database does not answer. Nothing was changed."));
    }
    return SqlState.takenField(thrown)
        .map(field -> Problem.taken(List.of(MEMBERS.getOrDefault(field, field))))
        .or(() -> SqlState.of(thrown).flatMap(ProblemMapper::ofSqlState));
  }

  /** SQLSTATE classes: 22 data exception, 23 integrity, 40 rollback, HYT timeout. */
  private static Optional<Problem> ofSqlState(String state) {
    if (state.startsWith("23")) {
      return Optional.of(
          Problem.of(
              409, "Another resource that this one refers to was changed at the same time."));
    }
    if (state.startsWith("22")) {
      return Optional.of(Problem.of(400, "A value is too long to be stored."));
    }
    return state.startsWith("40") || state.startsWith("HYT")
        ? Optional.of(Problem.of(503, "Too many changes at the same time. Nothing was changed."))
        : Optional.empty();
  }

  private static Problem unexpected(Throwable thrown) {
    String trace = RequestTrace.currentId();
    LOG.log(Level.ERROR, "A call of the admin API failed", thrown);
    return Problem.unexpected(trace);
  }
}
