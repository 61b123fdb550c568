package dev.gatehouse.console.problem;

import dev.gatehouse.administration.log.ProblemReading;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.journal.AuditEntry;
import dev.gatehouse.journal.problem.ProblemMute;
import dev.gatehouse.journal.problem.SignInProblem;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Rejection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A problem in words. */
@RequestScoped
public class ProblemTexts {
  private static final String BUNDLE = "log";
  private static final int HUNDRED = 100;

  @Inject ConsoleTexts texts;
  @Inject TimesBacking times;
  @Inject SiteInView site;
  @Inject Clock clock;

  String text(String key, Object... values) {
    return texts.of(BUNDLE, key, values);
  }

  static Optional<Rejection> reason(String code) {
    return Arrays.stream(Rejection.values()).filter(known -> known.code().equals(code)).findFirst();
  }

  /** What is wrong: the reason's sentence, and the mistake if it is recognized. */
  String sentence(String reason, String cause) {
    String sentence = reason(reason).map(Rejection::sentence).orElse(reason);
    return Cause.of(cause).map(known -> sentence + " " + known.sentence()).orElse(sentence);
  }

  /** Whom it hits, how often and since when. */
  String facts(ProblemReading.Told told, Spark spark) {
    SignInProblem problem = told.problem();
    List<String> facts = new ArrayList<>();
    facts.add(who(problem.getPeople(), problem.getAddresses()));
    facts.add(text("problem.times", problem.getRefused()));
    long all = problem.getRefused() + problem.getAccepted();
    facts.add(
        problem.getAccepted() == 0
            ? text("problem.share.all")
            : text("problem.share", Math.max(1, problem.getRefused() * HUNDRED / all)));
    facts.add(text("problem.since", times.relativeAndAbsolute(problem.getFirstSeen())));
    if (problem.isReturned()) {
      facts.add(text("problem.returned"));
    }
    facts.add(
        problem.getResolvedAt() == null
            ? trend(problem, spark)
            : text("problem.resolved", times.relativeAndAbsolute(problem.getResolvedAt())));
    if (told.mute() != null) {
      facts.add(muted(told.mute()));
    }
    return String.join(" · ", facts);
  }

  /** Until when it is muted, and by whom. */
  String muted(ProblemMute mute) {
    return mute.isUntilChange()
        ? text("problem.muted.change", mute.getBy())
        : text("problem.muted", times.local(mute.getUntil()), mute.getBy());
  }

  String who(long people, long addresses) {
    if (people == 0) {
      return text("problem.addresses", addresses);
    }
    return addresses == 0
        ? text("problem.people", people)
        : text("problem.people.and", text("problem.people", people), addresses);
  }

  String trend(SignInProblem problem, Spark spark) {
    boolean isNew =
        Duration.between(problem.getFirstSeen(), clock.instant()).compareTo(Duration.ofHours(1))
            < 0;
    return isNew
        ? text("problem.trend.new")
        : text("problem.trend." + spark.trend(), spark.lately(), spark.before());
  }

  /** What a row is about: a connection, and its site where rows are about many sites. */
  String title(String connection, String siteName) {
    return site.isPresent() ? connection : connection + " (" + siteName + ")";
  }

  /** What was changed shortly before, or {@code null}. */
  String change(ProblemReading.Told told) {
    AuditEntry change = told.change();
    if (change == null) {
      return null;
    }
    Instant seen = told.problem().getFirstSeen();
    long minutes = Math.max(0, Duration.between(change.getAt(), seen).toMinutes());
    String event = texts.find("audit", "event." + change.getEvent()).orElse(change.getEvent());
    return text("problem.change", minutes, change.getActor(), event, change.getTarget());
  }

  Spark spark(ProblemReading.Told told, int hours) {
    return new Spark(told.hours(), clock.instant(), hours);
  }
}
