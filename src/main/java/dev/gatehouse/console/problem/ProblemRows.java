package dev.gatehouse.console.problem;

import dev.gatehouse.administration.log.ProblemReading;
import dev.gatehouse.journal.problem.SignInProblem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Problems as rows of a list. */
@RequestScoped
public class ProblemRows {
  private static final String KIND = "refusals";
  private static final int HOURS = 24;

  @Inject ProblemReading reading;
  @Inject ProblemTexts texts;

  /** One row for each problem. */
  List<AttentionRow> of(List<SignInProblem> problems) {
    return reading.tell(problems).stream().map(this::row).toList();
  }

  private AttentionRow row(ProblemReading.Told told) {
    SignInProblem problem = told.problem();
    Spark spark = texts.spark(told, HOURS);
    String title =
        told.connection() == null ? told.site() : texts.title(told.connection(), told.site());
    return new AttentionRow(
        problem.getWeight(),
        KIND,
        problem.getResolvedAt() != null ? "good" : told.mute() == null ? "problem" : "",
        problem.getResolvedAt() != null
            ? "pi-check"
            : told.mute() == null ? "pi-ban" : "pi-bell-slash",
        title,
        problem.getReason(),
        texts.sentence(problem.getReason(), problem.getCause()),
        texts.facts(told, spark),
        texts.change(told),
        spark,
        List.of(new AttentionRow.Way(texts.text("problem.open"), address(problem))));
  }

  static String address(SignInProblem problem) {
    return "/console/problem/problem.xhtml?site="
        + problem.tenantId().value()
        + "&id="
        + problem.getId();
  }

  /** One row for the same problem at many sites. */
  AttentionRow folded(List<SignInProblem> same) {
    SignInProblem worst = same.get(0);
    long sites = same.stream().map(SignInProblem::tenantId).distinct().count();
    long people = same.stream().mapToLong(SignInProblem::getPeople).sum();
    long addresses = same.stream().mapToLong(SignInProblem::getAddresses).sum();
    long refused = same.stream().mapToLong(SignInProblem::getRefused).sum();
    String href =
        "/console/problem/problems.xhtml?reason="
            + encoded(worst.getReason())
            + (worst.getCause() == null ? "" : "&cause=" + encoded(worst.getCause()));
    return new AttentionRow(
        same.stream().mapToLong(SignInProblem::getWeight).sum(),
        KIND,
        "problem",
        "pi-ban",
        texts.text("problem.sites", sites),
        worst.getReason(),
        texts.sentence(worst.getReason(), worst.getCause()),
        texts.who(people, addresses) + " · " + texts.text("problem.times", refused),
        null,
        null,
        List.of(new AttentionRow.Way(texts.text("problem.sites.open", sites), href)));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
