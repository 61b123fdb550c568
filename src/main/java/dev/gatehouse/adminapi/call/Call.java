package dev.gatehouse.adminapi.call;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.operator.Program;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.signin.console.ProgramVisit;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Optional;

/** A request without its body: the caller, the resource in its path, its query and conditions. */
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

  /** The caller. */
  public Actor actor() {
    return actor(request);
  }

  static Actor actor(HttpServletRequest request) {
    Program program = ProgramVisit.of(request).orElseThrow().program();
    String address = Incoming.of(request).address();
    return Actor.of(program, address, Incoming.of(request).authority());
  }

  /**
   * The site in the path, by id or subdomain.
   *
   * @throws Missing when there is no such site where the caller has the right
   */
  public Tenant tenant(PermittedSites sites, Right right) {
    return sites.find(actor(), site, right);
  }

  /**
   * The id of the site in the path.
   *
   * @throws Missing when there is no such site where the caller has the right
   */
  public TenantId site(PermittedSites sites, Right right) {
    return tenant(sites, right).tenantId();
  }

  /**
   * The id of the site in the path, or {@code null} for the platform where the path names none.
   *
   * @throws Missing when there is no such site where the caller has the right, or the caller does
   *     not run the platform
   */
  public TenantId siteOrPlatform(PermittedSites sites, Right right) {
    if (site != null) {
      return site(sites, right);
    }
    actor().requirePlatform();
    return null;
  }

  /** The id of a group in the path; empty if it cannot be one. */
  public Optional<String> textId() {
    return Optional.of(id).filter(text -> text.matches("[A-Za-z0-9_-]{1,64}"));
  }

  /**
   * @throws Problem 404 when the id in the path is not a number
   */
  public long id() {
    return number(id);
  }

  /**
   * @throws Problem 404 when the id in the path is not a number
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

  /** The path of a new member of the called collection. */
  public String locationOf(Object newId) {
    String path = uri.getRequestUri().getRawPath();
    return (path.endsWith("/") ? path : path + "/") + newId;
  }

  /**
   * Applies {@code If-Match}, which protects a change that is newer than the caller's copy (RFC
   * 9110 section 13.1.1).
   *
   * @throws Problem 412 when there is an {@code If-Match} that does not name this version
   */
  public void requireUnchanged(long version) {
    requireUnchanged(String.valueOf(version));
  }

  /**
   * As {@link #requireUnchanged(long)}, where a text names the state.
   *
   * @param state {@code null} if there is nothing yet, which no {@code If-Match} matches
   */
  public void requireUnchanged(String state) {
    String tags = headers.getHeaderString(HttpHeaders.IF_MATCH);
    if (tags == null || state != null && tags.trim().equals("*")) {
      return;
    }
    if (state == null
        || Arrays.stream(tags.split(",")).noneMatch(t -> t.trim().equals(Responses.tag(state)))) {
      throw Problem.stale();
    }
  }

  /** Whether the caller accepts CSV and prefers it to JSON. */
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

  /** Whether the caller follows a stream: accepts JSON lines and neither JSON nor CSV before. */
  public boolean prefersLines() {
    for (MediaType accepted : headers.getAcceptableMediaTypes()) {
      if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE) || accepted.isCompatible(CSV)) {
        return false;
      }
      if (accepted.isCompatible(Lines.TYPE)) {
        return true;
      }
    }
    return false;
  }
}
