package dev.gatehouse.signin.console;

import dev.gatehouse.operator.Program;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** A call of the admin API with a valid token. */
public record ProgramVisit(Program program) {

  /** The visit that the sign-in mechanism noted; empty without a valid token. */
  public static Optional<ProgramVisit> of(HttpServletRequest request) {
    return Optional.ofNullable((ProgramVisit) request.getAttribute(ProgramVisit.class.getName()));
  }

  void noteOn(HttpServletRequest request) {
    request.setAttribute(ProgramVisit.class.getName(), this);
  }
}
