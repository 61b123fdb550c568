package dev.gatehouse.console.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.gatehouse.administration.studio.TokenInspection.Finding;
import dev.gatehouse.administration.studio.TokenTemplate;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.TimesBacking;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.diagnosis.Correction;
import dev.gatehouse.protocol.diagnosis.Correction.Change;
import dev.gatehouse.protocol.diagnosis.Correction.Part;
import dev.gatehouse.text.ShownValue;
import dev.gatehouse.token.CheckResult;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What would have to change in the analyzed token, and the way from there to a corrected one. The
 * token is analyzed again for that, since nothing of it is kept.
 */
@Named("studioCorrection")
@RequestScoped
public class CorrectionBacking {
  private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();
  private static final Set<String> TIMES = Set.of("iat", "nbf", "exp", "auth_time");

  @Inject StudioBacking studio;
  @Inject AnalysisBacking analysis;
  @Inject MakingBacking making;
  @Inject TimesBacking times;
  @Inject ConsoleTexts texts;

  private TokenTemplate template;

  /**
   * One difference, for display.
   *
   * @param part {@code header}, {@code payload} or {@code signature}
   * @param is in JSON, or words for what is absent
   * @param isTime the same as a time; empty if it is none
   * @param accepted what else would do; empty if nothing would
   * @param cause the mistake that was recognized; empty if none was
   */
  public record Row(
      String part,
      String claim,
      String is,
      String isTime,
      String shouldBe,
      String shouldBeTime,
      String accepted,
      String why,
      String cause) {}

  private Optional<Correction> correction() {
    return Optional.ofNullable(analysis.getFinding()).flatMap(Finding::correction);
  }

  public boolean isThere() {
    return correction().isPresent();
  }

  /** The differences, the header's first. */
  public List<Row> getRows() {
    return correction().stream().flatMap(found -> found.changes().stream()).map(this::row).toList();
  }

  private Row row(Change change) {
    boolean signature = change.part() == Part.SIGNATURE;
    return new Row(
        texts.of("studio", "part." + change.part().name().toLowerCase(Locale.ROOT)),
        signature ? "" : change.claim(),
        signature
            ? texts.of("studio", "change.signature.is")
            : change.is() == null
                ? texts.of("studio", "change.absent")
                : ShownValue.of(change.is()),
        time(change.claim(), change.is()),
        signature
            ? texts.of(
                "studio",
                "change.signature.should",
                analysis.getFinding().connection().getSettings().getAlgorithm())
            : shouldBe(change),
        time(change.claim(), change.shouldBe()),
        accepted(change),
        change.why(),
        change.cause() == null ? "" : change.cause().sentence());
  }

  private String shouldBe(Change change) {
    if (change.shouldBe() == null) {
      return texts.of("studio", change.example() ? "change.own" : "change.out");
    }
    String value = ShownValue.of(change.shouldBe());
    return change.example() ? texts.of("studio", "change.example", value) : value;
  }

  /** A fixed value says itself what is accepted. */
  private static String accepted(Change change) {
    return change.example() && change.accepted() != null ? change.accepted() : "";
  }

  private String time(String claim, Object json) {
    Optional<OfferedClaim> offered =
        analysis.getFinding().offered().stream()
            .filter(one -> one.name().equals(claim))
            .filter(one -> one.kind().isIssuedAt() || one.kind().isExpiry())
            .findFirst();
    if (json == null || offered.isEmpty() && !TIMES.contains(claim)) {
      return "";
    }
    boolean inMilliseconds = offered.filter(one -> one.kind().unitsPerSecond() > 1).isPresent();
    return ClaimTime.of(claim, json, inMilliseconds, analysis.getFinding().at(), times.getZone())
        .date();
  }

  /** What no change of the token mends. */
  public List<CheckResult> getOthers() {
    return correction().map(Correction::others).orElse(List.of());
  }

  private TokenTemplate template() {
    if (template == null) {
      template = studio.template(analysis.getFinding().connection());
    }
    return template;
  }

  /** Whether another server signs, so that nobody can make the token here. */
  public boolean isSignedElsewhere() {
    return template().signedElsewhere();
  }

  /** Whether a key of the connection can sign the token here. */
  public boolean isMakeable() {
    TokenTemplate template = template();
    return template.signsTokens()
        && !template.signedElsewhere()
        && !template.signsPrivately()
        && !template.keys().isEmpty();
  }

  /** Whether only the company has the private key. */
  public boolean isSignedPrivately() {
    return template().signsPrivately() && !template().signedElsewhere();
  }

  /** The corrected claims. */
  public String getClaims() {
    return correction().map(found -> json(claims(found, template()))).orElse("");
  }

  /** A backend that requests codes sends only what its form has. */
  private static Map<String, Object> claims(Correction found, TokenTemplate template) {
    if (template.signsTokens()) {
      return found.claims();
    }
    Map<String, Object> sent = new LinkedHashMap<>(template.claims());
    template.offered().stream()
        .map(OfferedClaim::name)
        .filter(found.claims()::containsKey)
        .forEach(name -> sent.put(name, found.claims().get(name)));
    return sent;
  }

  private static String json(Map<String, Object> claims) {
    try {
      return JSON.writeValueAsString(claims);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read as JSON cannot be written", e);
    }
  }

  /** Opens the other tab with the corrected claims, and makes the token. */
  public void make() {
    fill();
    if (making.isCorrected() && isMakeable()) {
      making.make();
    }
  }

  /** Opens the other tab with the corrected claims. */
  public void fill() {
    if (isThere() && !isSignedElsewhere()) {
      String claims = getClaims();
      studio.showMaking(analysis.getFinding().connection());
      making.fill(claims, analysis.getKey().isBlank());
    }
  }
}
