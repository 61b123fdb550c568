package dev.gatehouse.adminapi.call;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.operator.Program;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.console.ProgramVisit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Optional;

/** What a request says beside its body: whose thing it means, and under which conditions. */
public class Call {
  static final MediaType CSV = new MediaType("text", "csv");

  @PathParam("site")
  private String site;

  @PathParam("id")
  private String id;

  @PathParam("key")
  private String key;

  @Context private UriInfo uri;
  @Context private HttpHeaders headers;
  @Context private HttpServletRequest request;

  /** Who calls. */
  public Actor actor() {
    Program program = ProgramVisit.of(request).orElseThrow().program();
    String address = Incoming.of(request).address();
    return new Actor("API token " + program.name(), address, program.rights());
  }

  /** Id or subdomain of the site, as the path has it. */
  String site() {
    return site;
  }

  /** The id of a group, if the path holds one that could be. */
  public Optional<String> textId() {
    return Optional.of(id).filter(text -> text.matches("[A-Za-z0-9_-]{1,64}"));
  }

  /**
   * @throws Problem 404 when the path holds no number
   */
  public long id() {
    return number(id);
  }

  /**
   * @throws Problem 404 when the path holds no number
   */
  public long key() {
    return number(key);
  }

  private static long number(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw Problem.notFound();
    }
    return Long.parseLong(text);
  }

  public Query query() {
    return new Query(uri.getQueryParameters());
  }

  public HttpHeaders headers() {
    return headers;
  }

  /** The path of something new in the list that this call went to. */
  public String locationOf(Object newId) {
    String path = uri.getRequestUri().getRawPath();
    return (path.endsWith("/") ? path : path + "/") + newId;
  }

  /**
   * Holds a change to what the caller read (RFC 9110 section 13.1.1).
   *
   * @throws Problem 412 when there is an {@code If-Match} that does not name this version
   */
  public void requireUnchanged(long version) {
    String tags = headers.getHeaderString(HttpHeaders.IF_MATCH);
    if (tags == null || tags.trim().equals("*")) {
      return;
    }
    if (Arrays.stream(tags.split(",")).noneMatch(t -> t.trim().equals(Responses.tag(version)))) {
      throw Problem.stale();
    }
  }

  /** Whether CSV stands before JSON, or before anything, in what the caller accepts. */
  public boolean prefersCsv() {
    for (MediaType accepted : headers.getAcceptableMediaTypes()) {
      if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
        return false;
      }
      if (accepted.isCompatible(CSV)) {
        return true;
      }
    }
    return false;
  }
}
