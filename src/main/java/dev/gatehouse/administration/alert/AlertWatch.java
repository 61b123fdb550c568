package dev.gatehouse.administration.alert;

import dev.gatehouse.alert.AlertRule;
import dev.gatehouse.alert.EventDrops;
import dev.gatehouse.alert.WatchedRules;
import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.journal.problem.SignInProblems;
import dev.gatehouse.mail.Mail;
import dev.gatehouse.trace.RequestLog;
import dev.gatehouse.webhook.Deliveries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Asks once a minute which rules hold. */
@ApplicationScoped
public class AlertWatch {
  private static final Logger LOG = RequestLog.of(AlertWatch.class);
  private static final int MOST_PLACES = 10;
  private static final int MOST_PROBLEMS = 5_000;

  /** A rule fires at least so long, so that a value at its limit does not send each minute. */
  static final Duration STEADY = Duration.ofMinutes(5);

  @Inject WatchedRules watched;
  @Inject AlertConditions conditions;
  @Inject SignInProblems problems;
  @Inject AlertOutcomes outcomes;
  @Inject Deliveries deliveries;
  @Inject EventDrops drops;
  @Inject RefusalLog refusals;
  @Inject Mail mail;
  @Inject Clock clock;

  private final AtomicLong reported = new AtomicLong();

  /** Notes what this node could not record since it was asked last; every node does. */
  public void noteDrops() {
    long now = refusals.droppedSoFar();
    long before = reported.get();
    if (now > before) {
      drops.add(now - before);
      reported.set(now);
    }
  }

  /** Evaluates every rule that somebody is told of; on one node. */
  public void evaluate() {
    Instant now = clock.instant();
    Map<Long, List<Long>> hooks = deliveries.alerted();
    AlertRound round = new AlertRound(conditions, this::newProblems, now);
    List<WatchedRules.Watched> piece = watched.after(0);
    while (!piece.isEmpty()) {
      for (WatchedRules.Watched one : piece) {
        try {
          evaluate(one, hooks.getOrDefault(site(one.rule()), List.of()), round, now);
        } catch (Exception e) {
          // A rule that was deleted meanwhile must not keep the others from being evaluated.
          LOG.log(Level.WARNING, "Alert rule {0} cannot be evaluated: {1}", one.rule().getId(), e);
        }
      }
      piece = watched.after(piece.get(piece.size() - 1).rule().getId());
    }
  }

  private NewProblems newProblems() {
    return new NewProblems(
        problems.list(SignInProblems.Question.open(null, null), null, MOST_PROBLEMS).stream()
            .collect(
                Collectors.groupingBy(
                    problem -> problem.tenantId().value(),
                    LinkedHashMap::new,
                    Collectors.toList())),
        watched.told());
  }

  private void evaluate(WatchedRules.Watched one, List<Long> hooks, AlertRound round, Instant now) {
    AlertRule rule = one.rule();
    Instant since = one.since();
    boolean isTold =
        !hooks.isEmpty() || mail.isConfigured() && !rule.getSettings().getEmails().isEmpty();
    Map<Long, String> holding =
        rule.getSettings().isEnabled() && isTold ? round.holding(rule, since != null) : Map.of();
    if (!holding.isEmpty()) {
      Instant begin = since == null ? now : since;
      outcomes.fires(
          new AlertText.Alert(rule, true, begin, places(rule, holding, round), holding.size()),
          round.news(rule),
          hooks,
          now);
    } else if (since != null && !now.isBefore(since.plus(STEADY))) {
      outcomes.resolved(new AlertText.Alert(rule, false, since, List.of(), 0), hooks, now);
    }
  }

  private List<AlertText.Place> places(
      AlertRule rule, Map<Long, String> holding, AlertRound round) {
    List<Long> first = holding.keySet().stream().sorted().limit(MOST_PLACES).toList();
    Map<Long, String[]> names = conditions.names(first);
    return first.stream()
        .map(
            id -> {
              String[] name = names.getOrDefault(id, new String[] {"", ""});
              return new AlertText.Place(
                  id, name[0], name[1], holding.get(id), round.problem(rule, id));
            })
        .toList();
  }

  private static long site(AlertRule rule) {
    return rule.tenant() == null ? AlertRound.PLATFORM : rule.tenant().value();
  }
}
