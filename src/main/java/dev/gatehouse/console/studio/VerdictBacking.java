package dev.gatehouse.console.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.gatehouse.administration.log.CauseKeys;
import dev.gatehouse.administration.log.CauseKeys.NamedKey;
import dev.gatehouse.administration.log.CauseSites;
import dev.gatehouse.administration.log.EventReading;
import dev.gatehouse.administration.studio.TokenInspection.Finding;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.journal.SignInEvent;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.rejection.Discrepancy;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.token.CheckResult;
import dev.gatehouse.token.Inspection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The result of an analysis, for display. */
@Named("studioVerdict")
@RequestScoped
public class VerdictBacking {
  private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

  /** Times that a token may have whoever its vendor is (RFC 7519 section 4.1). */
  private static final List<String> REGISTERED = List.of("iat", "nbf", "exp", "auth_time");

  @Inject AnalysisBacking analysis;
  @Inject TimesBacking times;
  @Inject ConsoleTexts texts;
  @Inject CauseKeys causeKeys;
  @Inject CauseSites causeSites;
  @Inject EventReading events;
  @Inject SiteInView site;
  @Inject CurrentOperator current;

  private Inspection inspection() {
    return analysis.getFinding().inspection();
  }

  public boolean isAccepted() {
    return inspection().accepted();
  }

  /** The reason for which the token would be refused; {@code null} if it would not. */
  public Rejection getReason() {
    return inspection().reason().orElse(null);
  }

  /** What follows from a token that passes every check. */
  public String getNote() {
    return analysis
        .getFinding()
        .unanswered()
        .map(claim -> texts.of("studio", "verdict.accepted.if", claim))
        .orElseGet(() -> texts.of("studio", "verdict.accepted.note"));
  }

  /** The moment as of which the token was judged. */
  public String getAt() {
    return times.title(analysis.getFinding().at());
  }

  /** What was true when the token was signed, where it is only too old now; else empty. */
  public String getWhenSigned() {
    Finding signed = analysis.getWhenSigned();
    if (signed == null) {
      return "";
    }
    String time = times.title(signed.at());
    return signed
        .inspection()
        .reason()
        .map(reason -> texts.of("studio", "signed.refused", time, reason.code(), failed(signed)))
        .orElseGet(() -> texts.of("studio", "signed.accepted", time));
  }

  private static String failed(Finding finding) {
    return finding.inspection().checks().stream()
        .filter(check -> check.reason() != null)
        .findFirst()
        .map(CheckResult::detail)
        .orElse("");
  }

  /** The first check that fails. */
  public CheckResult getFailed() {
    return inspection().checks().stream()
        .filter(check -> check.reason() != null)
        .findFirst()
        .orElseThrow();
  }

  /** The key that the mistake is about, if the operator may see it; else {@code null}. */
  public NamedKey getCauseKey() {
    Discrepancy found = getFailed().discrepancy();
    return found == null ? null : causeKeys.of(current.actor(), found.key()).orElse(null);
  }

  /** Another site that the mistake is about, likewise. */
  public Tenant getCauseSite() {
    Discrepancy found = getFailed().discrepancy();
    return found == null || found.cause() == null
        ? null
        : causeSites.of(current.actor(), found.site()).orElse(null);
  }

  /** The sign-in that used up a replayed token, likewise. */
  public SignInEvent getFirstUse() {
    Discrepancy found = getFailed().discrepancy();
    return found == null
        ? null
        : events.firstUse(current.actor(), site.id(), found.site(), found.firstUse()).orElse(null);
  }

  public List<CheckResult> getChecks() {
    return inspection().checks();
  }

  /** {@code pass}, {@code fail}, {@code ignored} or {@code skipped}. */
  public String outcome(CheckResult check) {
    if (check.isWarning()) {
      return "ignored";
    }
    return check.passed() ? "pass" : check.reason() == null ? "skipped" : "fail";
  }

  public String tone(CheckResult check) {
    return switch (outcome(check)) {
      case "pass" -> "good";
      case "fail" -> "bad";
      case "ignored" -> "warn";
      default -> "";
    };
  }

  /** The key that made the signature. */
  public String getKey() {
    return inspection()
        .key()
        .map(
            key ->
                key.kid() == null
                    ? texts.of("studio", "verdict.key.number", String.valueOf(key.id()))
                    : texts.of("studio", "verdict.key.named", key.kid(), String.valueOf(key.id())))
        .orElse(texts.of("studio", "verdict.key.none"));
  }

  /** What the difference between the clocks means; empty if it is unknown. */
  public String getClock() {
    return inspection().clockDifferenceSeconds().isEmpty()
        ? ""
        : clock(inspection().clockDifferenceSeconds().getAsLong());
  }

  private String clock(long ahead) {
    String key = ahead > 1 ? "clock.ahead" : ahead < -1 ? "clock.behind" : "clock.same";
    return texts.of("studio", key, ClaimTime.span(Math.abs(ahead)));
  }

  public String getHeader() {
    return pretty(inspection().header());
  }

  public String getPayload() {
    return pretty(inspection().payload());
  }

  /** Empty if nothing could be decoded. */
  private static String pretty(Map<String, Object> json) {
    try {
      return json.isEmpty() ? "" : JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read as JSON cannot be written", e);
    }
  }

  /** The payload's times in the operator's zone. */
  public List<ClaimTime> getTimes() {
    Map<String, Object> payload = inspection().payload();
    List<OfferedClaim> offered =
        analysis.getFinding().offered().stream()
            .filter(claim -> claim.kind().isIssuedAt() || claim.kind().isExpiry())
            .toList();
    Set<String> inMilliseconds =
        offered.stream()
            .filter(claim -> claim.kind().unitsPerSecond() > 1)
            .map(OfferedClaim::name)
            .collect(Collectors.toSet());
    return Stream.concat(
            REGISTERED.stream(),
            offered.stream().map(OfferedClaim::name).filter(name -> !REGISTERED.contains(name)))
        .filter(payload::containsKey)
        .map(
            name ->
                ClaimTime.of(
                    name,
                    payload.get(name),
                    inMilliseconds.contains(name),
                    analysis.getFinding().at(),
                    times.getZone()))
        .toList();
  }
}
