package dev.gatehouse.signin;

import dev.gatehouse.protocol.Incoming;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Addresses of the console that are handed to people, on the base host as the caller named it. */
@ApplicationScoped
public class ConsoleLinks {
  @Inject Requests requests;

  /** Where an invited operator chooses a password. */
  public String invitation(HttpServletRequest request, String secret) {
    Incoming incoming = requests.read(request);
    String origin = (incoming.secure() ? "https://" : "http://") + incoming.authority();
    return Incoming.withParameter(origin + ConsoleDoor.INVITATION, ConsoleDoor.SECRET, secret);
  }
}
