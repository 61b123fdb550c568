package dev.gatehouse.console.find;

import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.find.Sought;
import dev.gatehouse.administration.find.TokenOrigin;
import dev.gatehouse.administration.sso.InspectionOrder;
import dev.gatehouse.administration.studio.TokenInspection;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.rejection.Rejection;
import dev.gatehouse.signin.request.ReadParameters;
import dev.gatehouse.token.CheckResult;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Whose a pasted token is. It comes in the body of a form, and nothing of it is stored. */
@Named("foundToken")
@RequestScoped
public class FoundTokenBacking {
  @Inject TokenOrigin origins;
  @Inject TokenInspection inspections;
  @Inject Rules rules;
  @Inject CurrentOperator current;
  @Inject HttpServletRequest request;

  private boolean asked;
  private boolean found;
  private TokenOrigin.Result result = new TokenOrigin.Result(List.of(), List.of(), 0, 0);
  private List<Verdict> verdicts = List.of();

  /**
   * What a connection whose key signed the token says of it.
   *
   * @param reason why it is refused; {@code null} if it would be accepted
   * @param failed the check that refuses it, likewise
   */
  public record Verdict(TokenOrigin.Origin origin, Rejection reason, CheckResult failed) {}

  @PostConstruct
  void read() {
    String pasted =
        request.getMethod().equals("POST")
            ? ReadParameters.of(request).getParameter("token")
            : null;
    asked = pasted != null && !pasted.isBlank();
    if (asked) {
      Sought.token(pasted).ifPresent(this::read);
    }
  }

  private void read(String token) {
    found = true;
    result = origins.of(current.actor(), token);
    verdicts = result.signed().stream().map(origin -> verdict(origin, token)).toList();
  }

  private Verdict verdict(TokenOrigin.Origin origin, String token) {
    InspectionOrder order = new InspectionOrder();
    order.setToken(token);
    var inspection =
        inspections
            .of(current.actor(), origin.site(), origin.connection(), order, rules.check(order))
            .inspection();
    CheckResult failed =
        inspection.checks().stream()
            .filter(check -> check.reason() != null)
            .findFirst()
            .orElse(null);
    return new Verdict(origin, failed == null ? null : failed.reason(), failed);
  }

  /** Whether something was pasted. */
  public boolean isAsked() {
    return asked;
  }

  /** Whether there was a token in it. */
  public boolean isToken() {
    return found;
  }

  public List<Verdict> getVerdicts() {
    return verdicts;
  }

  /** Connections that the token names, if no key signed it. */
  public List<TokenOrigin.Origin> getNamed() {
    return result.named();
  }

  /** How many sites were tried. */
  public int getTried() {
    return result.tried();
  }

  /** Whether there was no time for all sites. */
  public boolean isIncomplete() {
    return result.tried() < result.all();
  }

  public int getAll() {
    return result.all();
  }
}
