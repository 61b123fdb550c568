package dev.gatehouse.console.problem;

import dev.gatehouse.administration.log.ProblemReading;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.journal.problem.SignInProblem;
import dev.gatehouse.journal.problem.SignInProblems;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.signin.request.ReadParameters;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.tenant.TenantId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All that needs attention at the site in view or at all sites, one by one. */
@Named("problemList")
@RequestScoped
public class ProblemsBacking {
  private static final String KIND = "kind";
  private static final String REASON = "reason";
  private static final String CAUSE = "cause";
  private static final String STATE = "state";
  private static final String AFTER = "after";
  private static final String REFUSALS = "refusals";
  private static final int ROWS = 50;
  private static final int LONGEST = 60;

  @Inject HttpServletRequest request;
  @Inject CurrentOperator current;
  @Inject SiteInView site;
  @Inject ProblemReading reading;
  @Inject ProblemRows problems;
  @Inject AttentionWarnings warnings;

  private final Map<String, String> given = new LinkedHashMap<>();
  private List<AttentionRow> rows = List.of();
  private String next;
  private boolean available = true;

  @PostConstruct
  void read() {
    HttpServletRequest parameters = ReadParameters.of(request);
    for (String name : List.of(KIND, STATE, REASON, CAUSE, AFTER)) {
      Optional.ofNullable(parameters.getParameter(name))
          .filter(value -> value.length() <= LONGEST && value.matches("[\\w-]+"))
          .ifPresent(value -> given.put(name, value));
    }
    try {
      read(site.isPresent() ? site.id() : null);
    } catch (DatabaseUnavailable e) {
      available = false;
    }
  }

  private void read(TenantId at) {
    List<AttentionRow> all = new ArrayList<>();
    Optional<SignInProblems.Place> after =
        Optional.ofNullable(given.get(AFTER)).flatMap(SignInProblems.Place::of);
    String kind = given.get(KIND);
    SignInProblems.State state = state();
    if (kind == null || kind.equals(REFUSALS)) {
      ProblemReading.Asked asked =
          new ProblemReading.Asked(state, null, given.get(REASON), given.get(CAUSE));
      List<SignInProblem> found =
          reading.list(current.actor(), at, asked, after.orElse(null), ROWS + 1);
      List<SignInProblem> shown = found.subList(0, Math.min(ROWS, found.size()));
      next = found.size() > ROWS ? SignInProblems.Place.of(shown.get(ROWS - 1)).toString() : null;
      all.addAll(problems.of(shown));
    }
    boolean onlyRefusals =
        REFUSALS.equals(kind)
            || state != SignInProblems.State.OPEN
            || given.containsKey(REASON)
            || given.containsKey(CAUSE);
    if (!onlyRefusals && after.isEmpty()) {
      all.addAll(warnings.of(at, kind));
    }
    all.sort(Comparator.comparingLong(AttentionRow::weight).reversed());
    rows = all;
  }

  private SignInProblems.State state() {
    return Arrays.stream(SignInProblems.State.values())
        .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(given.get(STATE)))
        .findFirst()
        .orElse(SignInProblems.State.OPEN);
  }

  public List<AttentionRow> getRows() {
    return rows;
  }

  /** Whether the database responded. */
  public boolean isAvailable() {
    return available;
  }

  public boolean isFiltered() {
    return given.keySet().stream().anyMatch(name -> !name.equals(AFTER));
  }

  /** The value of a filter. */
  public String given(String name) {
    return given.get(name);
  }

  /** The codes of all reasons that can be a problem. */
  public List<String> getReasons() {
    return Arrays.stream(Rejection.values())
        .filter(reason -> !reason.isExpected())
        .map(Rejection::code)
        .toList();
  }

  /** The kinds of what needs attention. */
  public List<String> getKinds() {
    List<String> kinds = new ArrayList<>(List.of(REFUSALS));
    kinds.addAll(AttentionWarnings.KINDS);
    return kinds;
  }

  /** This page without a filter. */
  public String getAddress() {
    return "/console/problem/problems.xhtml"
        + (site.isPresent() ? "?site=" + site.getNumber() : "");
  }

  /** The next page, or {@code null}. */
  public String getNext() {
    if (next == null) {
      return null;
    }
    Map<String, String> all = new LinkedHashMap<>(given);
    all.put(AFTER, next);
    if (site.isPresent()) {
      all.put(SiteInView.PARAMETER, String.valueOf(site.getNumber()));
    }
    return all.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "/console/problem/problems.xhtml?", ""));
  }
}
