package dev.gatehouse.console.studio;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.sso.InspectionOrder;
import dev.gatehouse.administration.studio.TokenInspection;
import dev.gatehouse.administration.studio.TokenInspection.Finding;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.protocol.ClaimKind;
import dev.gatehouse.protocol.OfferedClaim;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.Surface;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.signin.request.ReadParameters;
import dev.gatehouse.tenant.Connection;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tab that analyzes a token. Stores and consumes nothing of it. */
@Named("studioAnalysis")
@RequestScoped
public class AnalysisBacking {
  private static final Pattern HEADER =
      Pattern.compile("(?i)(?:[a-z0-9-]+:\\s+|(?:authorization:\\s*)?bearer\\s+)(\\S+)");

  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s/?#]*(\\S+)");
  private static final Pattern SEPARATORS = Pattern.compile("[/?&=#;]");
  private static final Pattern SEGMENTS = Pattern.compile("[\\w-]+\\.[\\w.-]*");

  /** Buttons that work with the token of the analysis above them. */
  private static final Set<String> AGAIN = Set.of("make-corrected", "fill-corrected");

  /** Reasons that are true of every token after a while, whatever else is wrong with it. */
  private static final Set<Rejection> OF_AGE = Set.of(Rejection.JWT_EXPIRED, Rejection.JWT_TOO_OLD);

  @Inject TokenInspection inspections;
  @Inject StudioBacking studio;
  @Inject MomentBacking moment;
  @Inject Clock clock;
  @Inject Protocols protocols;
  @Inject SiteInView site;
  @Inject Rules rules;
  @Inject StudioAction action;
  @Inject ConsoleTexts texts;
  @Inject HttpServletRequest request;

  private String token;
  private String through;
  private Finding finding;
  private Finding whenSigned;

  /** The buttons below an analysis are in the page only with the analysis. */
  @PostConstruct
  void again() {
    if (AGAIN.stream().anyMatch(button -> !parameter(button).isEmpty())) {
      run();
    }
  }

  /** Analyzes the pasted text. */
  public void run() {
    of(pasted(ReadParameters.of(request).getParameter("token")), parameter("through"));
  }

  /**
   * The token in pasted text: with white space around it, in a header, or in the path or a
   * parameter of the address that a browser opened, of which it is the longest part with dots.
   */
  static String pasted(String text) {
    String stripped = text == null ? "" : text.strip();
    Matcher header = HEADER.matcher(stripped);
    if (header.matches()) {
      return header.group(1);
    }
    Matcher address = ADDRESS.matcher(stripped);
    return address.matches()
        ? SEPARATORS
            .splitAsStream(address.group(1))
            .filter(part -> SEGMENTS.matcher(part).matches())
            .max(Comparator.comparing(String::length))
            .orElse(stripped)
        : stripped;
  }

  /**
   * @param connection its id, or empty for the site's connection that fits best
   */
  void of(String sent, String connection) {
    studio.showAnalysis();
    token = sent == null ? "" : sent;
    through = connection;
    if (token.isEmpty()) {
      action.problems().add(texts.of("studio", "analysis.nothing"));
      return;
    }
    finding = judged(moment.moment());
    Instant signed = finding == null ? null : issued(finding).orElse(null);
    if (signed == null) {
      return;
    }
    if (moment.getChoice().equals(MomentBacking.SIGNED)) {
      finding = judged(signed.toString());
    } else if (finding.inspection().reason().filter(OF_AGE::contains).isPresent()) {
      whenSigned = judged(signed.toString());
    }
  }

  private Finding judged(String at) {
    InspectionOrder order = order(at);
    Objections objections = rules.check(order);
    return action
        .ask(
            actor ->
                through.matches("\\d{1,18}")
                    ? inspections.of(
                        actor, site.tenant(), Long.parseLong(through), order, objections)
                    : inspections.search(actor, site.tenant(), order, objections))
        .orElse(null);
  }

  /** When a token says that it was issued, unless that is yet to come. */
  private Optional<Instant> issued(Finding found) {
    OfferedClaim claim =
        found.offered().stream()
            .filter(offered -> offered.kind().isIssuedAt())
            .findFirst()
            .orElse(OfferedClaim.optional("iat", ClaimKind.ISSUED_AT));
    return Optional.ofNullable(found.inspection().payload().get(claim.name()))
        .filter(BigDecimal.class::isInstance)
        .map(value -> ((BigDecimal) value).longValue() / claim.kind().unitsPerSecond())
        .filter(seconds -> seconds >= 0 && seconds <= clock.instant().getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  private InspectionOrder order(String at) {
    InspectionOrder order = new InspectionOrder();
    order.setAt(at);
    order.setToken(token);
    Surface.named(getSurface()).ifPresent(order::setSurface);
    String key = parameter("key").strip();
    order.setKey(key.isEmpty() ? null : key);
    return order;
  }

  private String parameter(String name) {
    return Optional.ofNullable(ReadParameters.of(request).getParameter(name)).orElse("");
  }

  /** The text in the field: what was pasted, unless it is too long to send back. */
  public String getToken() {
    return token == null || token.length() > 65_536 ? "" : token;
  }

  /** Id of the chosen connection, or empty. */
  public String getThrough() {
    return through == null ? parameter("through") : through;
  }

  /** The chosen surface; by default the one that the protocol uses most. */
  public String getSurface() {
    String chosen = parameter("surface");
    return chosen.isEmpty() ? studio.getTemplate().deliveries().get(0).surface().text() : chosen;
  }

  /** The surfaces on which tokens of the site's connections arrive. */
  public List<Surface> getSurfaces() {
    return studio.getConnections().stream().flatMap(this::surfaces).distinct().sorted().toList();
  }

  private Stream<Surface> surfaces(Connection connection) {
    return protocols.named(connection.getProtocol()).stream()
        .flatMap(spoken -> spoken.description().surfaces(connection.getSettings()).stream());
  }

  public String getKey() {
    return parameter("key");
  }

  public List<String> getProblems() {
    return action.problems();
  }

  /** Whether the connection was searched for and not chosen. */
  public boolean isSearched() {
    return through.isEmpty();
  }

  public Finding getFinding() {
    return finding;
  }

  /** What was true of a token that is too old now when it was signed; {@code null} for others. */
  public Finding getWhenSigned() {
    return whenSigned;
  }
}
