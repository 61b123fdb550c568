package dev.gatehouse.console.studio;

import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.studio.TokenOrder;
import dev.gatehouse.administration.studio.TokenStudio;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.protocol.Delivery;
import dev.gatehouse.signin.request.ReadParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The tab that makes a token of the typed claims. Stores nothing of it. */
@Named("studioMaking")
@RequestScoped
public class MakingBacking {
  @Inject TokenStudio tokens;
  @Inject StudioBacking studio;
  @Inject ClaimsBacking claims;
  @Inject AnalysisBacking analysis;
  @Inject SiteInView site;
  @Inject CurrentOperator current;
  @Inject Rules rules;
  @Inject StudioAction action;
  @Inject HttpServletRequest request;

  private TokenStudio.Made made;
  private String generated;
  private String filled;
  private boolean renewed;

  /** Makes a key pair, whose private key the page then holds. */
  public void generate() {
    long connection = studio.getConnection().getId();
    generated = action.ask(actor -> tokens.pair(actor, site.id(), connection)).orElse(null);
  }

  /** The private key that was generated or typed. */
  public String getPrivateKey() {
    return generated == null ? ReadParameters.of(request).getParameter("privateKey") : generated;
  }

  /** Makes the token, or the request for a code. */
  public void make() {
    TokenOrder order = new TokenOrder();
    order.setClaims(filled == null ? ReadParameters.of(request).getParameter("claims") : filled);
    String key = getKey();
    order.setKeyId(key.matches("\\d{1,18}") ? Long.valueOf(key) : null);
    order.setPrivateKey(getPrivateKey());
    Objections objections = rules.check(order);
    long connection = studio.getConnection().getId();
    made =
        action
            .ask(actor -> tokens.make(actor, site.id(), connection, order, objections))
            .orElse(null);
  }

  /** Passes the token that was made to the other tab. */
  public void takeApart() {
    analysis.of(
        ReadParameters.of(request).getParameter("made"), studio.getConnection().getId().toString());
  }

  /**
   * Puts corrected claims into the editor.
   *
   * @param fresh whether the next token made of them is to have a new single-use value
   */
  void fill(String corrected, boolean fresh) {
    filled = corrected;
    renewed = fresh;
  }

  /** Whether the claims are those of a corrected token. */
  public boolean isCorrected() {
    return filled != null;
  }

  /** Whether their single-use value was made here, so that the page makes the next one. */
  public boolean isRenewed() {
    return renewed;
  }

  /** The text in the editor: what was typed, by default the claims of a valid token. */
  public String getClaims() {
    String typed = filled == null ? ReadParameters.of(request).getParameter("claims") : filled;
    return typed == null ? claims.getSample() : typed;
  }

  /** Id of the chosen key, or empty. */
  public String getKey() {
    String chosen = ReadParameters.of(request).getParameter("keyId");
    return chosen == null ? "" : chosen;
  }

  /**
   * Whether a token was made. The page sends the token of the previous request back, so that the
   * buttons beside it work; it is not shown again.
   */
  public boolean isDone() {
    return made != null || sentBack() != null;
  }

  private String sentBack() {
    boolean shown =
        FacesContext.getCurrentInstance().getCurrentPhaseId() == PhaseId.RENDER_RESPONSE;
    return shown ? null : ReadParameters.of(request).getParameter("made");
  }

  /** {@code null} if the protocol's backends sign no token. */
  public String getToken() {
    return made == null ? sentBack() : made.token();
  }

  public List<String> getProblems() {
    return action.problems();
  }

  /** The address that a browser opens with the token. */
  public String address(Delivery delivery) {
    return delivery.address(site.getOrigin(), made.token());
  }

  /** A shell command that does what a program or backend does, its secret from the environment. */
  public String command(Delivery delivery) {
    return delivery.means() == Delivery.Means.CODE
        ? codeCommand(
            current.visit().origin() + delivery.path(),
            studio.getConnection().getClientId(),
            made.claims())
        : tokenCommand(site.getOrigin(), delivery);
  }

  static String tokenCommand(String origin, Delivery delivery) {
    return "curl -H \"" + delivery.headerLine("$TOKEN") + "\" " + quoted(origin + delivery.path());
  }

  private static String codeCommand(String address, String clientId, String json) {
    return "curl -u "
        + quoted(clientId)
        + ":\"$CLIENT_SECRET\" -H 'Content-Type: application/json' \\\n  "
        + quoted(address)
        + " \\\n  -d "
        + quoted(json);
  }

  /** The text as one word for a POSIX shell. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /** The address that the browser opens with the code. */
  public String callback(Delivery delivery) {
    return site.getOrigin() + delivery.parameter() + "…";
  }
}
