package dev.gatehouse.console.log;

import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.log.CauseKeys;
import dev.gatehouse.administration.log.CauseKeys.NamedKey;
import dev.gatehouse.administration.log.CauseSites;
import dev.gatehouse.administration.log.EventNames;
import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.journal.Checks;
import dev.gatehouse.journal.Mismatch;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.rejection.Cause;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.signin.request.ReadParameters;
import dev.gatehouse.tenant.Tenant;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One event: what happened, what to do about it, and the token's checks. */
@Named("event")
@RequestScoped
public class EventBacking {
  private static final String BUNDLE = "log";

  @Inject HttpServletRequest request;
  @Inject CurrentOperator current;
  @Inject SiteInView site;
  @Inject EventReading reading;
  @Inject EventNames names;
  @Inject ConsoleTexts texts;
  @Inject Requirements requirements;
  @Inject CauseKeys causeKeys;
  @Inject CauseSites causeSites;

  private LogRow row;
  private Optional<NamedKey> key;
  private List<CheckLine> checks;

  /** A check in words. */
  public record CheckLine(String name, String rule, Checks.Outcome outcome) {
    /** The color of the outcome, in addition to its label. */
    public String tone() {
      return switch (outcome) {
        case PASSED -> "good";
        case FAILED -> "bad";
        case NOT_REACHED -> "";
      };
    }

    /** The key of the outcome's label. */
    public String key() {
      return "outcome." + outcome.name().toLowerCase(Locale.ROOT);
    }
  }

  @PostConstruct
  void read() {
    String id = Optional.ofNullable(ReadParameters.of(request).getParameter("id")).orElse("");
    if (!id.matches("\\d{1,18}")) {
      throw new Missing();
    }
    SignInEvent event = reading.find(current.actor(), site.id(), Long.parseLong(id));
    row = LogRow.of(event, names.of(List.of(event)));
  }

  public LogRow getRow() {
    return row;
  }

  private SignInEvent event() {
    return row.event();
  }

  /** The deviation of the backend's clock in words, or {@code null} if unknown. */
  public String getClock() {
    Long ahead = event().getClockDifferenceSeconds();
    if (ahead == null) {
      return null;
    }
    String key = ahead == 0 ? "right" : ahead > 0 ? "ahead" : "behind";
    return texts.of(BUNDLE, "event.clock." + key, Math.abs(ahead));
  }

  public String getHeading() {
    return texts.of(BUNDLE, "event.title", event().getTraceId());
  }

  private Optional<Rejection> reason() {
    return Arrays.stream(Rejection.values())
        .filter(reason -> reason.code().equals(event().getReason()))
        .findFirst();
  }

  /** What happened, in a sentence. */
  public String getSentence() {
    return reason().map(Rejection::sentence).orElse(event().getDetail());
  }

  /** This event's details: the part of a refusal's sentence in parentheses. */
  public String getParticular() {
    String detail = event().getDetail();
    Optional<Rejection> reason = reason();
    if (detail == null || reason.isEmpty()) {
      return null;
    }
    String sentence = reason.get().sentence();
    return detail
        .replace(sentence.substring(0, sentence.length() - 1), "")
        .replace(reason.get().remedy(), "")
        // Versions before put the period in front of the parentheses.
        .replaceAll("^[. ]*\\((.*)\\)[. ]*$", "$1");
  }

  /** What to do about a refusal, or {@code null}. */
  public String getRemedy() {
    return reason().map(Rejection::remedy).orElse(null);
  }

  /** What came beside what is accepted, or {@code null}. */
  public Mismatch getMismatch() {
    return event().mismatch().orElse(null);
  }

  /** The mistake that was recognized, or {@code null}. */
  public Cause getCause() {
    return EventReading.cause(event()).orElse(null);
  }

  /** The key that the mistake is about, if the operator may see it; else {@code null}. */
  public NamedKey getCauseKey() {
    if (key == null) {
      Long id = event().mismatch().map(Mismatch::getCauseKey).orElse(null);
      key = causeKeys.of(current.actor(), id);
    }
    return key.orElse(null);
  }

  private Long elsewhere() {
    return event().mismatch().map(Mismatch::getCauseSite).orElse(null);
  }

  /** Another site that the mistake is about, if the operator may see it; else {@code null}. */
  public Tenant getCauseSite() {
    return getCause() == null ? null : causeSites.of(current.actor(), elsewhere()).orElse(null);
  }

  /** The sign-in that used up the token of a replay, likewise. */
  public SignInEvent getFirstUse() {
    Long id = event().mismatch().map(Mismatch::getFirstUse).orElse(null);
    return reading.firstUse(current.actor(), site.id(), elsewhere(), id).orElse(null);
  }

  public List<CheckLine> getChecks() {
    if (event().getChecks() == null) {
      return List.of();
    }
    if (checks == null) {
      Map<String, String> words = requirements.of(site.tenant(), event());
      checks =
          event().getChecks().all().stream()
              .map(check -> new CheckLine(check.name(), words.get(check.name()), check.outcome()))
              .toList();
    }
    return checks;
  }

  /** The address of the Studio for the token of this event, which it judges as of that moment. */
  public String getStudio() {
    Long connection = event().getConnectionId();
    String studio = "/console/studio/studio.xhtml?site=" + site.getNumber();
    String chosen =
        connection == null ? "" : "&connection=" + connection + "&through=" + connection;
    String surface = event().getSurface() == null ? "" : "&surface=" + event().getSurface();
    // An accepted sign-in used the token up itself, so its token is judged as just before.
    Instant at = event().getReason() == null ? event().getAt().minusSeconds(1) : event().getAt();
    return studio + chosen + surface + "&event=" + event().getId() + "&at=" + at;
  }
}
