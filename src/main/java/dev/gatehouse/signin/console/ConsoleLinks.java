package dev.gatehouse.signin.console;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.request.Requests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Links to the console that operators hand to people, on the base host as the caller named it. */
@ApplicationScoped
public class ConsoleLinks {
  @Inject Requests requests;

  /** The page where an invited operator chooses a password, without the link's secret. */
  public String invitationPage(HttpServletRequest request) {
    Incoming incoming = requests.read(request);
    String scheme = incoming.secure() ? "https://" : "http://";
    return scheme + incoming.authority() + ConsoleDoor.INVITATION;
  }

  /** The link for one operator. */
  public static String of(String invitationPage, String secret) {
    return Incoming.withParameter(invitationPage, ConsoleDoor.SECRET, secret);
  }
}
