package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Answer;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Sends every answer that the mechanism noted, whatever address was asked for; other requests go on
 * with the parameters and to the path that it decided on. {@code web.xml} puts it before all other
 * filters.
 */
public class Answers extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** Paths that a dispatcher takes as they are: it would read a query, an escape, a parameter. */
  private static final Pattern PLAIN = Pattern.compile("[^?#%;\\\\\\p{Cntrl}]*");

  /** What a forward reaches and a request does not (Jakarta Servlet 6.0 section 10.5). */
  private static final Pattern HIDDEN =
      Pattern.compile("/(?:WEB-INF|META-INF)(?:/.*)?", Pattern.CASE_INSENSITIVE);

  @Inject CommonHeaders headers;
  @Inject RequestTimes times;

  @Override
  protected void doFilter(HttpServletRequest request, HttpServletResponse plain, FilterChain chain)
      throws IOException, ServletException {
    HttpServletResponse response = new ServerErrors(request, plain);
    headers.set(request, response);
    HttpServletRequest read = RetypedRequest.of(ReadParameters.of(request));
    // What fails has no status yet; the server gives it this one.
    int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    try {
      answer(request, read, response, chain);
      status = response.getStatus();
    } finally {
      times.end(request, status);
    }
  }

  private void answer(
      HttpServletRequest request,
      HttpServletRequest read,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    Answer answer = noted(request);
    Optional<String> decided = decidedPath(request);
    if (answer != null) {
      send(answer, read, response);
    } else if (decided.isEmpty()) {
      chain.doFilter(read, response);
    } else if (isReachable(decided.get())) {
      read.getRequestDispatcher(decided.get()).forward(read, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  /** The servers redirect a folder of files to its name with a slash: that would go round. */
  private boolean isReachable(String path) {
    Set<String> files = path.equals("/") ? null : getServletContext().getResourcePaths(path + "/");
    return PLAIN.matcher(path).matches()
        && !HIDDEN.matcher(path).matches()
        && (files == null || files.isEmpty());
  }

  /**
   * The path on which the mechanism decided, if the container would map another one: slashes that
   * are doubled or at the end do not count.
   */
  private static Optional<String> decidedPath(HttpServletRequest request) {
    String uri = request.getRequestURI();
    String mapped = Requests.path(request);
    String plain = Paths.plain(mapped);
    return uri.equals(Paths.plain(uri)) && mapped.equals(plain)
        ? Optional.empty()
        : Optional.of(plain);
  }

  /** Whether an answer is sent instead of the page that was asked for. */
  public static boolean isWaiting(HttpServletRequest request) {
    return noted(request) != null;
  }

  public static void note(HttpServletRequest request, Answer answer) {
    request.setAttribute(Answer.class.getName(), answer);
  }

  private static Answer noted(HttpServletRequest request) {
    return (Answer) request.getAttribute(Answer.class.getName());
  }

  private static void send(Answer answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    response.setStatus(answer.status());
    answer.headers().forEach(header -> setOrAdd(response, header));
    if (answer.page() != null) {
      answer.attributes().forEach(request::setAttribute);
      request.getRequestDispatcher(answer.page()).forward(request, response);
    } else if (answer.body() != null) {
      response.setContentType(answer.contentType());
      response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void setOrAdd(HttpServletResponse response, Answer.Header header) {
    if (header.name().equals("Set-Cookie")) {
      response.addHeader(header.name(), header.value());
    } else {
      response.setHeader(header.name(), header.value());
    }
  }
}
