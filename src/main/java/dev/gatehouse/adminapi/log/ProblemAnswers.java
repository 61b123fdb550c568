package dev.gatehouse.adminapi.log;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.Listing;
import dev.gatehouse.adminapi.call.Query;
import dev.gatehouse.administration.log.ProblemReading;
import dev.gatehouse.journal.problem.SignInProblem;
import dev.gatehouse.journal.problem.SignInProblems;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** A list of problems, of one site or of all that the caller configures. */
@ApplicationScoped
public class ProblemAnswers {
  @Inject ProblemReading problems;

  /**
   * The problems that the query asks for.
   *
   * @param site the site, or {@code null} for all
   */
  Response answer(Call call, TenantId site) {
    Query query = call.query();
    int limit = query.limit();
    SignInProblems.Place after = query.after(SignInProblems.Place::of);
    ProblemReading.Asked asked =
        new ProblemReading.Asked(
            state(query), query.number("connectionId"), query.text("reason"), query.text("cause"));
    query.complete();
    List<SignInProblem> found = problems.list(call.actor(), site, asked, after, limit + 1);
    return Listing.of(
        problems.tell(found),
        limit,
        told -> SignInProblems.Place.of(told.problem()),
        ProblemReading::show);
  }

  private static SignInProblems.State state(Query query) {
    boolean resolved = Boolean.TRUE.equals(query.flag("resolved"));
    boolean muted = Boolean.TRUE.equals(query.flag("muted"));
    return resolved
        ? SignInProblems.State.RESOLVED
        : muted ? SignInProblems.State.MUTED : SignInProblems.State.OPEN;
  }
}
