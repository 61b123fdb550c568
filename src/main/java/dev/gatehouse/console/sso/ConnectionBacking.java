package dev.gatehouse.console.sso;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.sso.ConnectionChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Connections;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** One connection: its settings while they are edited, or those of one that is to be made. */
@Named("connection")
@ViewScoped
public class ConnectionBacking implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SiteInView site;
  @Inject Connections connections;
  @Inject Protocols protocols;
  @Inject ConnectionChanges changes;
  @Inject SettingsCheck check;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private Long id;
  private String protocol;
  private String clientId;
  private long version;
  private SettingsForm form;
  private List<Difference> differences = List.of();
  private final TypedNumbers numbers = new TypedNumbers();

  /** Reads the connection of the page's address, or begins a new one. */
  public void load() {
    if (form != null) {
      return;
    }
    if (id == null) {
      spoken();
      form = new SettingsForm(new ConnectionSettings());
    } else {
      take(stored());
      form = new SettingsForm(stored().getSettings());
    }
  }

  private Connection stored() {
    long wanted = id;
    return connections.find(site.id(), wanted).orElseThrow(Missing::new);
  }

  private void take(Connection connection) {
    protocol = connection.getProtocol();
    clientId = connection.getClientId();
    version = connection.getVersion();
  }

  /** Makes the connection, or writes what was typed. */
  public void save() {
    if (id == null) {
      create();
    } else if (write(SettingsForm.copy(form.typed()), numbers)) {
      form = new SettingsForm(form.read());
      Notices.done(texts.get("saved"));
    }
  }

  private void create() {
    ConnectionSettings wanted = SettingsForm.copy(form.typed());
    Objections objections = check.all(wanted, numbers);
    action
        .get(actor -> changes.create(actor, site.id(), protocol, wanted, objections))
        .ifPresent(
            made -> {
              Notices.done(texts.of("sso", "connection.made"));
              Redirects.to(address(made.getId()), FacesContext.getCurrentInstance());
            });
  }

  private String address(long connection) {
    return "/console/sso/connection.xhtml?site=" + site.getNumber() + "&id=" + connection;
  }

  /** Switches the connection; what is typed and not saved stays typed. */
  public void switchStatus() {
    ConnectionSettings wanted = form.read();
    wanted.setEnabled(!wanted.isEnabled());
    writeAlone(wanted, wanted.isEnabled() ? "connection.isOn" : "connection.isOff");
  }

  /** Sends readers who are not signed in to this connection from now on. */
  public void makeDefault() {
    ConnectionSettings wanted = form.read();
    wanted.setDefaultConnection(true);
    writeAlone(wanted, "connection.isDefault");
  }

  private void writeAlone(ConnectionSettings wanted, String text) {
    if (write(wanted, new TypedNumbers())) {
      Notices.done(texts.of("sso", text));
    }
  }

  /** Where somebody else was faster, nothing is written, and the page tells what is there now. */
  private boolean write(ConnectionSettings wanted, TypedNumbers typed) {
    long which = id;
    Objections objections = check.all(wanted, typed);
    Optional<Written> outcome =
        action.get(
            actor ->
                Written.of(
                    () ->
                        changes.change(
                            actor,
                            site.id(),
                            which,
                            Expectation.version(version),
                            wanted,
                            objections),
                    () -> connections.find(site.id(), which).orElseThrow(Missing::new)));
    outcome.ifPresent(this::take);
    return outcome.filter(Written::done).isPresent();
  }

  private void take(Written outcome) {
    take(outcome.connection());
    List<Difference> met = form.meet(outcome.connection().getSettings());
    differences = outcome.done() ? List.of() : met;
    if (!outcome.done()) {
      Notices.problem(texts.of("sso", "connection.stale"));
    }
  }

  /** Says at once what is wrong with a member that was typed. */
  public void check(String member) {
    check.tell(member, form.typed(), numbers, spoken());
  }

  /** The version that the page shows. */
  long version() {
    return version;
  }

  Protocol spoken() {
    return Optional.ofNullable(protocol).flatMap(protocols::named).orElseThrow(Missing::new);
  }

  public boolean isNew() {
    return id == null;
  }

  /** The id, or {@code null} while the connection is new. */
  public Long getId() {
    return id;
  }

  /** The id as it stands in the page's address. */
  public String getNumber() {
    return id == null ? null : id.toString();
  }

  /**
   * @throws Missing when it is no number
   */
  public void setNumber(String number) {
    if (number != null && !number.matches("\\d{1,18}")) {
      throw new Missing();
    }
    id = number == null ? null : Long.valueOf(number);
  }

  public String getProtocol() {
    return protocol;
  }

  public void setProtocol(String protocol) {
    this.protocol = protocol;
  }

  public String getClientId() {
    return clientId;
  }

  public ConnectionSettings getSettings() {
    return form.typed();
  }

  /** As they are stored. */
  public ConnectionSettings getStored() {
    return form.read();
  }

  /** What somebody else changed since the page was opened. */
  public List<Difference> getDifferences() {
    return differences;
  }

  /** Nothing typed means the default here, not nothing. */
  public String getTokenTtlSeconds() {
    return numbers.shown("tokenTtlSeconds", form.typed().getTokenTtlSeconds());
  }

  public void setTokenTtlSeconds(String typed) {
    int usual = new ConnectionSettings().getTokenTtlSeconds();
    numbers.take(
        "tokenTtlSeconds",
        typed,
        seconds -> form.typed().setTokenTtlSeconds(seconds == null ? usual : seconds));
  }

  public String getClockSkewSeconds() {
    return numbers.shown("clockSkewSeconds", form.typed().getClockSkewSeconds());
  }

  public void setClockSkewSeconds(String typed) {
    numbers.take("clockSkewSeconds", typed, form.typed()::setClockSkewSeconds);
  }

  public String getCookiePath() {
    return form.typed().getCookiePath();
  }

  public void setCookiePath(String path) {
    form.typed().setCookiePath(path == null ? new ConnectionSettings().getCookiePath() : path);
  }
}
