package dev.gatehouse.signin.request;

import dev.gatehouse.session.Caller;
import jakarta.security.enterprise.CallerPrincipal;

/** A reader as the container knows him. */
public class ReaderPrincipal extends CallerPrincipal {
  private static final long serialVersionUID = 1L;

  public ReaderPrincipal(Caller caller) {
    super(caller.name() == null ? "reader" : caller.name());
  }
}
