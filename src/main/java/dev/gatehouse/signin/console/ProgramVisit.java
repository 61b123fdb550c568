package dev.gatehouse.signin.console;

import dev.gatehouse.operator.Program;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** A call of the admin API with a token that is right. */
public record ProgramVisit(Program program) {

  /** The visit that the sign-in mechanism noted; nothing where there was no such token. */
  public static Optional<ProgramVisit> of(HttpServletRequest request) {
    return Optional.ofNullable((ProgramVisit) request.getAttribute(ProgramVisit.class.getName()));
  }

  void noteOn(HttpServletRequest request) {
    request.setAttribute(ProgramVisit.class.getName(), this);
  }
}
