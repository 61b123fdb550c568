package dev.gatehouse.console.problem;

import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.log.EventNames;
import dev.gatehouse.administration.log.ProblemReading;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.journal.Mismatch;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.journal.TokenSubject;
import dev.gatehouse.journal.problem.SignInProblem;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.signin.request.ReadParameters;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One problem: what is wrong, since when, whom it hits, and what was changed before. */
@Named("signInProblem")
@RequestScoped
public class ProblemBacking {
  private static final int WEEK = 7 * 24;

  /** So many refusals are looked through for people. */
  private static final int MOST_REFUSALS = 500;

  private static final int MOST_PEOPLE = 50;

  @Inject HttpServletRequest request;
  @Inject CurrentOperator current;
  @Inject SiteInView site;
  @Inject ProblemReading reading;
  @Inject EventNames names;
  @Inject ProblemTexts texts;

  private ProblemReading.Told told;
  private Optional<SignInEvent> last = Optional.empty();
  private List<Hit> people = List.of();

  /**
   * Whom it hit.
   *
   * @param who the email address, external id, user, or else the address
   * @param last their last refusal
   */
  public record Hit(String who, long times, SignInEvent last) {}

  @PostConstruct
  void read() {
    String id = Optional.ofNullable(ReadParameters.of(request).getParameter("id")).orElse("");
    if (!id.matches("\\d{1,18}")) {
      throw new Missing();
    }
    told = reading.find(current.actor(), site.id(), Long.parseLong(id));
    last = reading.lastEvent(current.actor(), getProblem());
    List<SignInEvent> refusals = reading.refusals(current.actor(), getProblem(), MOST_REFUSALS);
    EventNames.Names known = names.of(refusals);
    Map<String, Hit> found = new LinkedHashMap<>();
    for (SignInEvent event : refusals) {
      String who = who(event, known);
      found.merge(
          who, new Hit(who, 1, event), (one, other) -> new Hit(who, one.times() + 1, one.last()));
    }
    people = found.values().stream().limit(MOST_PEOPLE).toList();
  }

  private static String who(SignInEvent event, EventNames.Names known) {
    return event
        .subject()
        .map(TokenSubject::getEmail)
        .or(() -> event.subject().map(TokenSubject::getExternalId))
        .or(() -> Optional.ofNullable(event.getReaderId()).map(known.users()::get))
        .orElse(event.getAddress() == null ? "" : event.getAddress());
  }

  public SignInProblem getProblem() {
    return told.problem();
  }

  public ProblemReading.Told getTold() {
    return told;
  }

  public String getHeading() {
    return told.connection() == null
        ? getProblem().getReason()
        : texts.text("problem.heading", getProblem().getReason(), told.connection());
  }

  public String getSentence() {
    return texts.sentence(getProblem().getReason(), getProblem().getCause());
  }

  public String getFacts() {
    return texts.facts(told, texts.spark(told, WEEK));
  }

  /** What to do about it, or {@code null}. */
  public String getRemedy() {
    return ProblemTexts.reason(getProblem().getReason()).map(Rejection::remedy).orElse(null);
  }

  /** What to do about the mistake that was recognized, or {@code null}. */
  public String getCauseRemedy() {
    return Cause.of(getProblem().getCause()).map(Cause::remedy).orElse(null);
  }

  /** What was changed shortly before, or {@code null}. */
  public String getChange() {
    return texts.change(told);
  }

  public Spark getSpark() {
    return texts.spark(told, WEEK);
  }

  /** The hours that had refusals. */
  public List<Map.Entry<Instant, Long>> getHours() {
    return List.copyOf(told.hours().entrySet());
  }

  private String compared(Function<Mismatch, String> part) {
    return last.flatMap(SignInEvent::mismatch).map(part).orElse(null);
  }

  /** What the last refused token said where it failed, or {@code null}. */
  public String getCame() {
    return compared(Mismatch::getCame);
  }

  /** What is accepted there, or {@code null}. */
  public String getAccepted() {
    return compared(Mismatch::getAccepted);
  }

  /** The event of the last refusal, or {@code null} if it is no longer kept. */
  public SignInEvent getLast() {
    return last.orElse(null);
  }

  public List<Hit> getPeople() {
    return people;
  }

  /** The log with the refusals of this problem. */
  public String getLog() {
    SignInProblem problem = getProblem();
    return "/console/log/events.xhtml?site="
        + site.getNumber()
        + "&reason="
        + problem.getReason()
        + (problem.getConnectionId() == null ? "" : "&connection=" + problem.getConnectionId())
        + (problem.getCause() == null ? "" : "&cause=" + problem.getCause());
  }

  /** The Studio for a token of the same connection. */
  public String getStudio() {
    return "/console/studio/studio.xhtml?site="
        + site.getNumber()
        + (getProblem().getConnectionId() == null
            ? ""
            : "&connection=" + getProblem().getConnectionId());
  }

  /** The audit trail's entry of the change before. */
  public String getTrail() {
    return "/console/audit/trail.xhtml?site="
        + site.getNumber()
        + "&entry="
        + told.change().getId();
  }
}
