package dev.gatehouse.site.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import dev.gatehouse.cache.Caches;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.signin.request.Visit;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Sends what the APIs answered before, ahead of JAX-RS, which takes longer than all the rest of
 * such a call. As with the parts of pages ({@code ContentParts}), an answer is cached for a
 * catalogue, which contains what a viewer may see and is another after each change. Who calls, and
 * whether they still may, is decided before, at each call.
 */
@WebFilter(
    urlPatterns = {"/v1/*", "/api/widget/v1/*"},
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD},
    asyncSupported = true)
public class CachedAnswers extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String NOTE = Place.class.getName();
  private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 32;

  /** A longer answer would take the place of too many others. */
  private static final long LONGEST = MOST_BYTES / 32;

  /** In characters, with the site's address; other calls are rare or meant to fill the cache. */
  private static final int LONGEST_CALL = 1_000;

  /** What an entry takes beside the answer, roughly. */
  private static final int ENTRY = 600;

  @Inject transient Catalogues catalogues;

  private final transient Cache<Call, Written> written =
      Caches.builder()
          .maximumWeight(MOST_BYTES)
          .weigher((Call call, Written answer) -> ENTRY + answer.json().length + 2 * call.length())
          .build();

  /**
   * All that an answer depends on: the APIs read no other parameters.
   *
   * @param catalogue its number
   * @param revision of the site as the request has it, which the search index follows: the
   *     catalogue may be ahead of it
   */
  private record Call(
      long catalogue,
      long revision,
      String origin,
      String path,
      String limit,
      String skip,
      String query) {
    static Call of(Catalogue catalogue, Visit visit, HttpServletRequest request) {
      return new Call(
          catalogue.number(),
          visit.site().tenant().getRevision(),
          visit.origin(),
          request.getServletPath() + request.getPathInfo(),
          request.getParameter("limit"),
          request.getParameter("skip"),
          request.getParameter("q"));
    }

    /** In characters. */
    int length() {
      return Stream.of(origin, path, limit, skip, query)
          .filter(Objects::nonNull)
          .mapToInt(String::length)
          .sum();
    }
  }

  /**
   * @param count counts a call that gets it
   */
  private record Written(byte[] json, Consumer<Visit> count) {}

  /** Where the answer to a call is cached. */
  private record Place(CachedAnswers cache, Call call) {
    void keep(Written answer) {
      if (answer.json().length <= LONGEST) {
        cache.written.put(call, answer);
      }
    }
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Call> call = call(request);
    Written known = call.map(written::getIfPresent).orElse(null);
    if (known != null) {
      send(known, Visit.of(request), response);
      return;
    }
    call.ifPresent(asked -> request.setAttribute(NOTE, new Place(this, asked)));
    chain.doFilter(request, response);
  }

  /**
   * Empty for a call whose answer is not cached, as while the catalogue is still to be read, or
   * when the call would take more memory than its answer.
   */
  private Optional<Call> call(HttpServletRequest request) {
    Visit visit = Visit.of(request);
    return visit == null || !request.getMethod().equals("GET")
        ? Optional.empty()
        : catalogues
            .ifKnown(visit.site(), visit.viewer())
            .map(catalogue -> Call.of(catalogue, visit, request))
            .filter(asked -> asked.length() <= LONGEST_CALL);
  }

  private void send(Written answer, Visit visit, HttpServletResponse response) throws IOException {
    answer.count().accept(visit);
    response.setHeader(HttpHeaders.CACHE_CONTROL, ApiForm.UNSHARED);
    response.setContentType(MediaType.APPLICATION_JSON);
    response.setContentLength(answer.json().length);
    response.getOutputStream().write(answer.json());
  }

  /** An answer that is the same as long as the catalogue is. */
  public static Response kept(HttpServletRequest request, ObjectNode content) {
    return kept(request, content, visit -> {});
  }

  /**
   * The same where something is counted, such as a view.
   *
   * @param count called for each later call that gets the same answer
   */
  public static Response kept(
      HttpServletRequest request, ObjectNode content, Consumer<Visit> count) {
    byte[] json = ApiForm.bytes(content);
    if (request.getAttribute(NOTE) instanceof Place place) {
      place.keep(new Written(json, count));
    }
    return ApiForm.ok(json);
  }

  /** An answer that may be another next time. */
  public static Response once(ObjectNode content) {
    return ApiForm.ok(ApiForm.bytes(content));
  }
}
