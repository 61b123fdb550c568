package dev.gatehouse.console.operator;

import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.operator.ApiTokenChanges;
import dev.gatehouse.administration.operator.ApiTokenOrder;
import dev.gatehouse.administration.operator.GrantOrder;
import dev.gatehouse.console.Carried;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.list.ListView;
import dev.gatehouse.operator.ApiToken;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.signin.request.ReadParameters;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Creates, shows once and revokes API tokens. */
@Named("tokens")
@ViewScoped
public class TokensBacking implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int DEFAULT_DAYS = 90;

  @Inject ApiTokenChanges changes;
  @Inject TokenRows rows;
  @Inject GrantTexts grantTexts;
  @Inject FormAction action;
  @Inject Rules rules;
  @Inject ConsoleTexts texts;
  @Inject Clock clock;
  @Inject HttpServletRequest request;

  private transient ApiTokenOrder order = new ApiTokenOrder();
  private int days = DEFAULT_DAYS;
  @Carried private GrantsEditor grants;
  private transient ListView<ApiToken> list;
  private String token;
  private String tokenName;

  @PostConstruct
  void read() {
    grants = grantTexts.editor(Rights.NONE);
  }

  /** The requested page of the list, which is read again after a change. */
  public ListView<ApiToken> getList() {
    if (list == null) {
      list = ListView.of(rows.asked(), rows.found());
    }
    return list;
  }

  public List<ApiToken> getAll() {
    return getList().getRows();
  }

  /** Part of a name, or {@code null} for all tokens. */
  public String getSearch() {
    return rows.asked().search();
  }

  /** Creates a token, which the page shows once. */
  public void make() {
    List<GrantOrder> orders = order.isPlatformAdmin() ? List.of() : grants.orders();
    Instant end = days == 0 ? null : clock.instant().plus(Duration.ofDays(days));
    Objections objections = rules.check(order);
    if (orders.isEmpty() && !order.isPlatformAdmin()) {
      objections.object("platformAdmin", texts.of("operator", "tokens.nothing"));
    }
    action
        .get(
            actor -> {
              objections.requireNone();
              return changes.make(actor, order, orders, end, objections);
            })
        .ifPresent(
            made -> {
              token = made.token();
              tokenName = made.kept().getName();
              list = null;
              order = new ApiTokenOrder();
              days = DEFAULT_DAYS;
              read();
            });
  }

  /** Revokes the token that the button names: by now, its row may be another one's. */
  public void end() {
    token = null;
    String named = ReadParameters.of(request).getParameter("token");
    action
        .get(
            actor -> {
              if (named == null || !named.matches("\\d{1,18}")) {
                throw new Missing();
              }
              long id = Long.parseLong(named);
              ApiToken ended = changes.find(actor, id);
              changes.delete(actor, id);
              return ended;
            })
        .ifPresent(ended -> Notices.done(texts.of("operator", "tokens.ended", ended.getName())));
    list = null;
  }

  public boolean isExpired(ApiToken some) {
    return some.getExpiresAt() != null && !clock.instant().isBefore(some.getExpiresAt());
  }

  public ApiTokenOrder getOrder() {
    return order;
  }

  /** A new token's lifetime in days; 0 means that it never expires. */
  public int getDays() {
    return days;
  }

  public void setDays(int days) {
    this.days = days;
  }

  public GrantsEditor getGrants() {
    return grants;
  }

  /** The token that this request created. */
  public String getToken() {
    return token;
  }

  public String getTokenName() {
    return tokenName;
  }
}
