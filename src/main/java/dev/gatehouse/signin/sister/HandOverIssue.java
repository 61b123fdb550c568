package dev.gatehouse.signin.sister;

import dev.gatehouse.protocol.Admission;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.SignInChecks;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.rejection.Rejected;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.session.LiveSession;
import dev.gatehouse.signin.request.Decision;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.signin.write.HandOverIssueTransaction;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.fault.SqlState;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.opening.Openings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;

/** Issues hand-over codes, with which readers go to another site that their sign-in opened. */
@ApplicationScoped
public class HandOverIssue {
  @Inject Sites sites;
  @Inject Openings openings;
  @Inject SisterHosts hosts;
  @Inject HandOverIssueTransaction transaction;

  /** Redirects to the first of the sites that a sign-in opens. */
  public Decision elsewhere(Admission admission, Incoming request) throws Rejected {
    Site here = admission.connection().site();
    Site there =
        admission.opens().stream()
            .map(TenantId::new)
            .filter(
                id -> openings.through(id, admission.connection().connection().getId()).isPresent())
            .flatMap(id -> sites.byId(id).stream())
            .findFirst()
            .orElseThrow(HandOverIssue::nowhere);
    String path = Database.retried(() -> transaction.issue(admission, there, request));
    Answer answer =
        Answer.redirect(303, hosts.originOf(there, here, request) + path)
            .setting(admission.cookies());
    return Decision.stop(here, request, answer);
  }

  private static Rejected nowhere() {
    return new Rejected(
            Rejection.JWT_AUDIENCE_MISMATCH,
            "none of the sites that the token opens exists and lets this connection open it")
        .at(SignInChecks.SITES, OptionalLong.empty());
  }

  /**
   * Redirects to another site, after a click on a link, or because that site asks whether the
   * reader has a session here. In the second case the parameter {@code from} is the host that asks,
   * and the reader goes back there with or without a session.
   */
  Optional<Answer> toSite(Site here, Incoming request, Optional<LiveSession> session, long id) {
    Optional<Site> there =
        sites.byId(new TenantId(id)).filter(found -> !found.id().equals(here.id()));
    Optional<String> asking = request.parameter("from").map(host -> HostName.of(host).value());
    Optional<String> origin =
        there.flatMap(
            site ->
                asking.isPresent()
                    ? hosts.originOf(site, asking.get(), request).filter(o -> mayAsk(site, here))
                    : Optional.of(hosts.originOf(site, here, request)));
    if (origin.isEmpty()) {
      return Optional.empty();
    }
    String to = ReturnTarget.in(request, "to").orElse(there.get().home());
    return session
        .flatMap(live -> onward(here, there.get(), live, to, request))
        .or(() -> asking.map(host -> Incoming.withParameter(Paths.RETURN, "forward", to)))
        .map(path -> Answer.redirect(303, origin.get() + path));
  }

  private static boolean mayAsk(Site there, Site here) {
    return here.enabledConnections().stream().anyMatch(found -> found.opens(there.id()));
  }

  private Optional<String> onward(
      Site here, Site there, LiveSession session, String to, Incoming request) {
    if (!session.caller().opens().contains(there.id().value())) {
      return Optional.empty();
    }
    try {
      return transaction.issue(here, there, session.id(), to, SisterSites.origin(request));
    } catch (RuntimeException e) {
      if (SqlState.isForeignKeyViolation(e)) {
        // The session ended after it was read.
        return Optional.empty();
      }
      throw e;
    }
  }
}
