package dev.gatehouse.signin.request;

import dev.gatehouse.library.Viewer;
import dev.gatehouse.session.Caller;
import dev.gatehouse.tenant.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * An accepted request to a tenant's host, with its caller; open pages have none.
 *
 * @param origin scheme, host and port that the browser asked for, such as {@code
 *     https://help.example.com}
 * @param signedIn {@code null} if the caller did not sign in, or only just did
 */
public record Visit(Site site, String origin, Optional<Caller> caller, SignedIn signedIn) {

  /**
   * When the caller signed in.
   *
   * @param begun when the session began, or the token was issued
   * @param authenticated when they last proved who they are, which may be before
   * @param through the connection of another site that let them in here, or {@code null}
   */
  public record SignedIn(Instant begun, Instant authenticated, Long through) {}

  /** A visit of somebody who is not signed in, or for whom it does not matter when they were. */
  public Visit(Site site, String origin, Optional<Caller> caller) {
    this(site, origin, caller, null);
  }

  /** The visit that the sign-in mechanism noted on a request to a tenant's host. */
  public static Visit of(HttpServletRequest request) {
    return (Visit) request.getAttribute(Visit.class.getName());
  }

  /** For whom content is read; decides what is visible. */
  public Viewer viewer() {
    return caller.map(this::viewer).orElseGet(Viewer::anonymous);
  }

  /** Whether it is not one of the team that runs the site: what they read is not counted. */
  public boolean isByReader() {
    return caller.filter(Caller::readsEverything).isEmpty();
  }

  private Viewer viewer(Caller reader) {
    if (reader.readsEverything()) {
      return Viewer.team();
    }
    if (!reader.visitor()) {
      return Viewer.signedIn(reader.groups());
    }
    return site.isGated()
        ? Viewer.visitor(reader.groups())
        : Viewer.visitorOfOpenSite(reader.groups());
  }

  public void noteOn(HttpServletRequest request) {
    request.setAttribute(Visit.class.getName(), this);
  }
}
