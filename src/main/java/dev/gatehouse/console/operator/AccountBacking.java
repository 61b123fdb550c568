package dev.gatehouse.console.operator;

import dev.gatehouse.administration.operator.AccountChanges;
import dev.gatehouse.administration.operator.AccountRecords;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.CurrentOperator;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.operator.OperatorAccount;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.ZoneId;
import java.util.List;

/** The operator's own profile, password and sessions. */
@Named("account")
@RequestScoped
public class AccountBacking {
  private static final List<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(zone -> zone.contains("/") && !zone.matches("(Etc|SystemV)/.*"))
          .sorted()
          .toList();

  @Inject CurrentOperator current;
  @Inject AccountChanges changes;
  @Inject AccountRecords records;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private long id;
  private String name;
  private String zone;
  private String password = "";
  private String fresh = "";
  private String again = "";

  @PostConstruct
  void read() {
    OperatorAccount account = current.account();
    id = account.id();
    name = account.name();
    zone = account.timeZone().getId();
  }

  /** Saves name and time zone. */
  public void save() {
    boolean known = ZONES.contains(zone) || zone.equals(getUtc());
    ZoneId chosen = known ? ZoneId.of(zone) : OperatorAccount.BROWSERS_ZONE;
    if (action.perform(actor -> records.profile(actor, id, name, chosen))) {
      Notices.done(texts.get("saved"));
    }
  }

  /** Changes the password; this session continues. */
  public void changePassword() {
    if (action.perform(actor -> changes.changePassword(actor, id, password, fresh, again))) {
      current.renewSession();
      Notices.done(texts.of("operator", "account.password.done"));
    }
  }

  /** Ends every session but this one. */
  public void signOutElsewhere() {
    if (action.perform(actor -> records.endSessions(actor, id))) {
      current.renewSession();
      Notices.done(texts.of("operator", "account.sessions.ended"));
    }
  }

  /** The value that stands for the browser's zone. */
  public String getBrowsers() {
    return OperatorAccount.BROWSERS_ZONE.getId();
  }

  public String getUtc() {
    return OperatorAccount.UTC.getId();
  }

  public List<String> getZones() {
    return ZONES;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getZone() {
    return zone;
  }

  public void setZone(String zone) {
    this.zone = zone;
  }

  public String getCurrent() {
    return "";
  }

  public void setCurrent(String current) {
    this.password = current == null ? "" : current;
  }

  public String getFresh() {
    return "";
  }

  public void setFresh(String fresh) {
    this.fresh = fresh == null ? "" : fresh;
  }

  public String getAgain() {
    return "";
  }

  public void setAgain(String again) {
    this.again = again == null ? "" : again;
  }
}
