package dev.gatehouse.administration.alert;

import dev.gatehouse.alert.AlertKind;
import dev.gatehouse.alert.AlertRule;
import dev.gatehouse.alert.AlertTold;
import dev.gatehouse.journal.problem.SignInProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The problems that are new to a rule: they began after the rule was made, and hit as many as it
 * asks for.
 *
 * @param all the problems that go on, worst first, by site
 * @param told of which problems each rule has told, by the rule's id
 */
record NewProblems(Map<Long, List<SignInProblem>> all, Map<Long, Set<AlertTold.Episode>> told) {

  /** A sentence for each site that has some. */
  Map<Long, String> holding(AlertRule rule) {
    Map<Long, String> found = new LinkedHashMap<>();
    for (Long site : all.keySet()) {
      List<SignInProblem> shown = shown(rule, site);
      if (!shown.isEmpty()) {
        found.put(site, sentence(shown));
      }
    }
    return found;
  }

  private static String sentence(List<SignInProblem> problems) {
    SignInProblem worst = problems.get(0);
    return "%s: %d sign-ins of %d people refused since %s UTC%s"
        .formatted(
            worst.getReason(),
            worst.getRefused(),
            hits(worst),
            worst.getFirstSeen().toString().substring(0, 16).replace('T', ' '),
            problems.size() == 1 ? "" : ", and more problems: " + (problems.size() - 1));
  }

  /** At a site, those that the rule has not told of or, if there are none, the others. */
  private List<SignInProblem> shown(AlertRule rule, long site) {
    List<SignInProblem> begun = begun(rule, site);
    List<SignInProblem> untold = begun.stream().filter(p -> !isTold(rule, p)).toList();
    return untold.isEmpty() ? begun : untold;
  }

  private List<SignInProblem> begun(AlertRule rule, long site) {
    return AlertRound.isOf(rule, site)
        ? all.getOrDefault(site, List.of()).stream().filter(p -> isNew(rule, p)).toList()
        : List.of();
  }

  private static boolean isNew(AlertRule rule, SignInProblem problem) {
    return problem.getFirstSeen().isAfter(rule.getCreatedAt())
        && hits(problem) >= rule.getSettings().limit();
  }

  private static long hits(SignInProblem problem) {
    return problem.getPeople() + problem.getAddresses();
  }

  private boolean isTold(AlertRule rule, SignInProblem problem) {
    return told.getOrDefault(rule.getId(), Set.of()).contains(episode(problem));
  }

  private static AlertTold.Episode episode(SignInProblem problem) {
    return new AlertTold.Episode(problem.getId(), problem.episode());
  }

  /** What a rule has not told of, at all its sites. */
  List<AlertTold.Episode> untold(AlertRule rule) {
    return all.keySet().stream()
        .flatMap(site -> begun(rule, site).stream())
        .filter(problem -> !isTold(rule, problem))
        .map(NewProblems::episode)
        .toList();
  }

  /** The id of the worst problem at a site: of those that are new, for a rule about these. */
  Long worst(AlertRule rule, long site) {
    List<SignInProblem> problems =
        rule.getSettings().getKind() == AlertKind.NEW_PROBLEM
            ? shown(rule, site)
            : all.getOrDefault(site, List.of());
    return problems.isEmpty() ? null : problems.get(0).getId();
  }
}
