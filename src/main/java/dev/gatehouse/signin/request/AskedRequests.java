package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.request.AskedRequest.Unanswerable;
import dev.gatehouse.signin.request.AskedRequest.Wanted;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.tenant.gate.PathReadings;
import dev.gatehouse.trace.RequestLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads about which request a proxy asks. It says so in {@code X-Forwarded-Uri}, as Caddy and
 * Traefik do, or in {@code X-Original-URI} or {@code X-Original-URL}, as configurations of nginx
 * do. Where several are there, one is what the browser sent along: unless all say the same, none
 * counts.
 */
@ApplicationScoped
public class AskedRequests {
  private static final Logger LOG = RequestLog.of(AskedRequests.class);
  private static final String FORWARDED = "X-Forwarded-Uri";
  private static final List<String> ORIGINAL = List.of("X-Original-URI", "X-Original-URL");
  private static final List<String> METHODS = List.of("X-Forwarded-Method", "X-Original-Method");
  private static final Pattern METHOD = Pattern.compile("[A-Z]{3,20}");
  private static final Pattern DOUBLED = Pattern.compile("/{2,}");

  @Inject Requests requests;

  /**
   * @param sent the proxy's own request
   * @throws Unanswerable when no trusted proxy asks, or none can tell what it asks about
   */
  public AskedRequest read(HttpServletRequest request, Incoming sent) throws Unanswerable {
    try {
      return readAny(request, sent);
    } catch (Unanswerable e) {
      boolean byStatus = ORIGINAL.stream().anyMatch(name -> request.getHeader(name) != null);
      // nginx answers 500 at any other status.
      throw byStatus && sent.path().equals(Paths.VERIFY)
          ? new Unanswerable(403, e.getMessage())
          : e;
    }
  }

  private AskedRequest readAny(HttpServletRequest request, Incoming sent) throws Unanswerable {
    if (!requests.isFromProxy(request)) {
      LOG.log(
          Level.WARNING,
          "{0} asks about requests to a gated site, but GATEHOUSE_GATE_PROXIES does not name it for"
              + " the site''s host",
          request.getRemoteAddr());
      throw new Unanswerable(403, "Only a proxy that GATEHOUSE_GATE_PROXIES names may ask");
    }
    Optional<String> forwarded = single(request, FORWARDED);
    Optional<String> original = original(request, sent);
    if (forwarded.isPresent() && original.isPresent() && !forwarded.equals(original)) {
      throw new Unanswerable(400, "The headers name two requests");
    }
    String uri =
        forwarded
            .or(() -> original)
            .orElseThrow(() -> new Unanswerable(400, "No header names the request"));
    Wanted wants =
        sent.path().equals(Paths.ENTER)
            ? Wanted.PAGE
            : original.isPresent() ? Wanted.STATUS : Wanted.ANSWER;
    int mark = uri.indexOf('?');
    String path = mark < 0 ? uri : uri.substring(0, mark);
    String query = mark < 0 ? null : UrlEncoded.visible(uri.substring(mark + 1));
    PathReadings readings =
        PathReadings.of(path)
            .orElseThrow(() -> new Unanswerable(400, "Web servers read the address differently"));
    Incoming asked = asked(sent, method(request, sent), path, readings, query);
    return new AskedRequest(asked, readings, wants);
  }

  /** What it says of the address, without scheme and host. */
  private static Optional<String> original(HttpServletRequest request, Incoming sent)
      throws Unanswerable {
    Optional<String> found = Optional.empty();
    for (String name : ORIGINAL) {
      Optional<String> given = single(request, name);
      if (given.isPresent()) {
        String uri = given.get().startsWith("/") ? given.get() : ofUrl(given.get(), sent);
        if (found.isPresent() && !found.get().equals(uri)) {
          throw new Unanswerable(400, "The headers name two requests");
        }
        found = Optional.of(uri);
      }
    }
    return found;
  }

  /** The path and query of an absolute URL, if its host is the one that the browser asked for. */
  private static String ofUrl(String url, Incoming sent) throws Unanswerable {
    int start = url.indexOf("://");
    int path = start < 0 ? -1 : url.indexOf('/', start + 3);
    if (path < 0 || !HostName.of(url.substring(start + 3, path)).equals(sent.host())) {
      throw new Unanswerable(400, "The headers name two hosts");
    }
    return url.substring(path);
  }

  private static Optional<String> single(HttpServletRequest request, String name)
      throws Unanswerable {
    Enumeration<String> values = request.getHeaders(name);
    String first = values.hasMoreElements() ? values.nextElement().trim() : "";
    if (values.hasMoreElements()) {
      throw new Unanswerable(400, "A header names two requests");
    }
    return first.isEmpty() ? Optional.empty() : Optional.of(first);
  }

  private static String method(HttpServletRequest request, Incoming sent) throws Unanswerable {
    Optional<String> found = Optional.empty();
    for (String name : METHODS) {
      Optional<String> given = single(request, name);
      if (found.isPresent() && given.isPresent() && !found.equals(given)) {
        throw new Unanswerable(400, "The headers name two methods");
      }
      found = found.or(() -> given);
    }
    String method = found.orElse(sent.method()).toUpperCase(Locale.ROOT);
    if (!METHOD.matcher(method).matches()) {
      throw new Unanswerable(400, "The method is none");
    }
    return method;
  }

  /** The page that a reader comes back to keeps its slash at the end: relative links need it. */
  private static Incoming asked(
      Incoming sent, String method, String path, PathReadings readings, String query) {
    Map<String, String> parameters = new HashMap<>();
    if (query != null) {
      UrlEncoded.parse(query).forEach((name, values) -> parameters.put(name, values.get(0)));
    }
    boolean form = sent.form() && method.equals("POST");
    if (form) {
      sent.parameters().forEach(parameters::putIfAbsent);
    }
    return new Incoming(
        sent.host(),
        sent.authority(),
        sent.secure(),
        sent.address(),
        sent.userAgent(),
        method,
        Paths.plain(readings.exact().size() == 1 ? UrlEncoded.decode(path) : path),
        path.contains("//") ? DOUBLED.matcher(path).replaceAll("/") : path,
        query,
        parameters,
        sent.tokenParameters(),
        form,
        false,
        true,
        sent.prefetch(),
        sent.accept(),
        sent.fetch(),
        sent.authorization(),
        sent.tokenHeaders(),
        sent.cookies());
  }
}
