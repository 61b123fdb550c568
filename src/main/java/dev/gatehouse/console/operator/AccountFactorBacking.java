package dev.gatehouse.console.operator;

import dev.gatehouse.administration.operator.AccountChanges;
import dev.gatehouse.config.Configuration;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.operator.PlatformPolicy;
import dev.gatehouse.operator.factor.RecoveryCodes;
import dev.gatehouse.operator.factor.SecondFactors;
import io.nayuki.qrcodegen.QrCode;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Sets up the operator's second factor, step by step. The secret is kept in this view only until a
 * first code proves it.
 */
@Named("accountFactor")
@ViewScoped
public class AccountFactorBacking implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject CurrentOperator current;
  @Inject AccountChanges changes;
  @Inject SecondFactors secondFactors;
  @Inject RecoveryCodes recoveryCodes;
  @Inject PlatformPolicy policy;
  @Inject Configuration configuration;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private boolean on;
  private boolean required;
  private long left;
  private String secret;
  private String code = "";
  private String password = "";
  private List<String> codes = List.of();

  /**
   * A QR code, drawn in the page as SVG: the browser fetches no image, so that the secret appears
   * in no address.
   *
   * @param size of each side in modules, including the quiet zone of four that scanners need
   * @param path of the dark modules
   */
  public record QrDrawing(int size, String path) {
    private static final int QUIET = 4;

    static QrDrawing of(String text) {
      QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < code.size; y++) {
        for (int x = 0; x < code.size; x++) {
          if (code.getModule(x, y)) {
            path.append('M').append(x + QUIET).append(',').append(y + QUIET).append("h1v1h-1z");
          }
        }
      }
      return new QrDrawing(code.size + 2 * QUIET, path.toString());
    }
  }

  @PostConstruct
  void read() {
    long id = current.account().id();
    on = secondFactors.isOn(id);
    left = on ? recoveryCodes.left(id) : 0;
    required = policy.read().isSecondFactorRequired();
  }

  /** Generates and shows a new secret. */
  public void setUp() {
    secret = secondFactors.freshSecret();
  }

  public void giveUp() {
    secret = null;
  }

  /** Turns the second factor on if the code is correct. */
  public void begin() {
    long id = current.account().id();
    String tried = secret;
    String typed = takePassword();
    String typedCode = code;
    code = "";
    action
        .get(actor -> changes.beginSecondFactor(actor, id, typed, tried, typedCode))
        .ifPresent(
            made -> {
              show(made);
              secret = null;
              current.renewSession();
              Notices.done(texts.of("operator", "account.factor.begun"));
            });
  }

  public void renewCodes() {
    long id = current.account().id();
    String typed = takePassword();
    action.get(actor -> changes.renewRecoveryCodes(actor, id, typed)).ifPresent(this::show);
  }

  /** The typed password serves one action and is not kept in the view. */
  private String takePassword() {
    String typed = password;
    password = "";
    return typed;
  }

  private void show(List<String> made) {
    codes = made;
    on = true;
    left = made.size();
  }

  /** Hides the recovery codes. */
  public void hideCodes() {
    codes = List.of();
  }

  public void end() {
    long id = current.account().id();
    String typed = takePassword();
    if (action.perform(actor -> changes.endSecondFactor(actor, id, typed))) {
      on = false;
      codes = List.of();
      current.renewSession();
      Notices.done(texts.of("operator", "account.factor.ended"));
    }
  }

  public boolean isOn() {
    return on;
  }

  /** Whether every operator of the platform needs a second factor, so that nobody ends theirs. */
  public boolean isRequired() {
    return required;
  }

  /** How many recovery codes are left. */
  public long getLeft() {
    return left;
  }

  /** The secret in groups of four, or {@code null} if none is being set up. */
  public String getSecret() {
    return secret == null ? null : secret.replaceAll("(.{4})(?!$)", "$1 ");
  }

  /** The secret as a QR code for authenticator apps (Google Authenticator, Key Uri Format). */
  public QrDrawing getDrawing() {
    String issuer = encoded("Gatehouse (" + configuration.baseDomain() + ")");
    String email = encoded(current.account().email());
    return QrDrawing.of(
        "otpauth://totp/" + issuer + ":" + email + "?secret=" + secret + "&issuer=" + issuer);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The recovery codes that this request generated. */
  public List<String> getCodes() {
    return codes;
  }

  public String getAllCodes() {
    return String.join("\n", codes);
  }

  public String getCode() {
    return "";
  }

  public void setCode(String code) {
    this.code = code == null ? "" : code;
  }

  public String getPassword() {
    return "";
  }

  public void setPassword(String password) {
    this.password = password == null ? "" : password;
  }
}
