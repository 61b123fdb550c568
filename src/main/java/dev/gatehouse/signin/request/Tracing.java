package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.text.TokenMask;
import dev.gatehouse.trace.RequestTrace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Gives each request its trace id: that of the {@code traceparent} header (W3C Trace Context) where
 * a trusted proxy sent it, else a new one. The answer has it in {@code X-Request-Id}, which access
 * logs of the server and the proxy write down. The server's takes host, caller and path from
 * attributes of the request, since only Gatehouse knows which proxies to trust, and what a token
 * looks like that somebody put into a path.
 */
@ApplicationScoped
public class Tracing {
  private static final String HEADER = "X-Request-Id";

  /** Named in the patterns of {@code server-config}. */
  private static final String HOST = "gatehouse.host";

  private static final String ADDRESS = "gatehouse.address";

  private static final String PATH = "gatehouse.path";

  @Inject Requests requests;

  /** The thread works for this request until {@link #end}. */
  public void begin(HttpServletRequest request) {
    String given =
        requests.isFromProxy(request)
            ? RequestTrace.idOf(request.getHeader("traceparent"))
            : RequestTrace.freshId();
    RequestTrace.begin(new RequestTrace(given, ""));
    request.setAttribute(HOST, "-");
    request.setAttribute(ADDRESS, request.getRemoteAddr());
    request.setAttribute(PATH, loggable(request.getRequestURI()));
  }

  /** The same, now that the request is read. */
  public void read(HttpServletRequest request, Incoming incoming) {
    String host = incoming.host().value();
    RequestTrace.begin(new RequestTrace(RequestTrace.currentId(), host));
    request.setAttribute(HOST, host);
    request.setAttribute(ADDRESS, incoming.address());
  }

  /** A token that escapes hide is masked, too; then the path is logged without its escapes. */
  static String loggable(String path) {
    String decoded = UrlEncoded.decode(path);
    return decoded.equals(path) || TokenMask.isFree(decoded)
        ? TokenMask.masked(path)
        : TokenMask.masked(decoded).replaceAll("[\\p{Cntrl}\" ]", "?");
  }

  static void tell(HttpServletResponse response) {
    response.setHeader(HEADER, RequestTrace.currentId());
  }

  static void end() {
    RequestTrace.end();
  }
}
