package dev.gatehouse.console.problem;

import dev.gatehouse.administration.log.ProblemReading;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.journal.problem.SignInProblem;
import dev.gatehouse.operator.Right;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.tenant.TenantId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What needs attention, worst first, at the site in view or at all sites: a short list, however
 * many sites there are. The same at several sites is one row there, and the rest has its page.
 */
@Named("attention")
@RequestScoped
public class AttentionBacking {
  private static final int MOST_ROWS = 10;
  private static final int MOST_AT_SITE = 5;

  /** So many of the worst problems are looked at. */
  private static final int MOST_PROBLEMS = 1_000;

  /** Fewer sites are named one by one. */
  private static final int LEAST_FOLDED = 3;

  @Inject CurrentOperator current;
  @Inject SiteInView site;
  @Inject ProblemReading reading;
  @Inject ProblemRows problems;
  @Inject AttentionWarnings warnings;
  @Inject ProblemTexts texts;

  private List<AttentionRow> rows = List.of();
  private int more;

  @PostConstruct
  void read() {
    TenantId at = site.isPresent() ? site.id() : null;
    boolean configures =
        at == null
            ? current.actor().rights().anywhere(Right.CONFIGURE)
            : current.actor().rights().may(Right.CONFIGURE, at);
    if (!configures) {
      return;
    }
    try {
      List<SignInProblem> found =
          reading.list(current.actor(), at, ProblemReading.Asked.OPEN, null, MOST_PROBLEMS);
      if (at == null) {
        readAll(found);
      } else {
        more = Math.max(0, found.size() - MOST_AT_SITE);
        rows = problems.of(found.subList(0, found.size() - more));
      }
    } catch (DatabaseUnavailable e) {
      // The page already says that the database is unavailable.
      rows = List.of();
    }
  }

  private void readAll(List<SignInProblem> found) {
    Map<String, List<SignInProblem>> same = new LinkedHashMap<>();
    for (SignInProblem problem : found) {
      same.computeIfAbsent(problem.getReason() + " " + problem.getCause(), k -> new ArrayList<>())
          .add(problem);
    }
    List<AttentionRow> all = new ArrayList<>(warnings.ofBreakGlass());
    all.addAll(byKind(warnings.of(null, null)));
    List<SignInProblem> single = new ArrayList<>();
    for (List<SignInProblem> group : same.values()) {
      if (group.stream().map(SignInProblem::tenantId).distinct().count() >= LEAST_FOLDED) {
        all.add(problems.folded(group));
      } else {
        single.addAll(group);
      }
    }
    // Only what can be shown is told in full.
    single.sort(Comparator.comparingLong(SignInProblem::getWeight).reversed());
    List<SignInProblem> told = single.subList(0, Math.min(MOST_ROWS, single.size()));
    all.addAll(problems.of(told));
    all.sort(Comparator.comparingLong(AttentionRow::weight).reversed());
    int count = all.size() + single.size() - told.size();
    rows = all.subList(0, Math.min(MOST_ROWS, all.size()));
    more = count - rows.size();
  }

  /** Warnings of one kind at many connections become one. */
  private List<AttentionRow> byKind(List<AttentionRow> found) {
    Map<String, List<AttentionRow>> kinds = new HashMap<>();
    found.forEach(
        row -> kinds.computeIfAbsent(row.kind() + row.tone(), k -> new ArrayList<>()).add(row));
    List<AttentionRow> all = new ArrayList<>();
    for (List<AttentionRow> kind : kinds.values()) {
      if (kind.size() < LEAST_FOLDED) {
        all.addAll(kind);
      } else {
        all.add(folded(kind));
      }
    }
    return all;
  }

  private AttentionRow folded(List<AttentionRow> kind) {
    AttentionRow first = kind.get(0);
    String href = "/console/problem/problems.xhtml?kind=" + first.kind();
    return new AttentionRow(
        kind.stream().mapToLong(AttentionRow::weight).sum(),
        first.kind(),
        first.tone(),
        first.icon(),
        texts.text("problem.connections", kind.size()),
        null,
        texts.text("problem.kind." + first.kind()),
        null,
        null,
        null,
        List.of(new AttentionRow.Way(texts.text("problem.connections.open", kind.size()), href)));
  }

  /** The rows, worst first. */
  public List<AttentionRow> getRows() {
    return rows;
  }

  /** How many rows are not shown, in words, or {@code null}. */
  public String getMore() {
    return more == 0 ? null : texts.text("problem.more", more);
  }

  /** The page that lists all. */
  public String getAll() {
    return "/console/problem/problems.xhtml"
        + (site.isPresent() ? "?site=" + site.getNumber() : "");
  }

  public boolean isQuiet() {
    return rows.isEmpty();
  }
}
