package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.tenant.gate.PathReadings;

/**
 * A request to a gated site about which its proxy asks.
 *
 * @param request as the browser sent it to the proxy, without its body unless the proxy passes it
 *     on
 * @param readings its path as the web server may read it
 * @param wants what the proxy can do with the answer
 */
public record AskedRequest(Incoming request, PathReadings readings, Wanted wants) {
  /** What a proxy can do with an answer. */
  public enum Wanted {
    /** Lets the request pass, or sends the whole answer to the browser: Caddy and Traefik. */
    ANSWER,
    /** Lets the request pass, or goes by the status 401 or 403: nginx, HAProxy and Apache. */
    STATUS,
    /** Sends it to the browser in any case: the request may not pass. */
    PAGE
  }

  /** The proxy cannot be told anything about the request: it may not pass. */
  public static final class Unanswerable extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    Unanswerable(int status, String why) {
      super(why, null, false, false);
      answer = Answer.text(status, why + "\n");
    }

    public Answer answer() {
      return answer;
    }
  }
}
