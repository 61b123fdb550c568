package dev.gatehouse.console.sso;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Stale;
import dev.gatehouse.administration.opening.OpeningRecords;
import dev.gatehouse.administration.sso.ConnectionChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Connections;
import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One connection: its settings while they are edited, or those of a connection to be made. */
@Named("connection")
@ViewScoped
public class ConnectionBacking implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SiteInView site;
  @Inject Connections connections;
  @Inject Protocols protocols;
  @Inject OpeningRecords openings;
  @Inject ConnectionChanges changes;
  @Inject FormAction action;
  @Inject ConsoleTexts texts;

  private Long id;
  private String protocol;
  private String clientId;
  private long version;
  private ConnectionSettings settings;
  private ConnectionSettings stored;
  private List<Difference> differences = List.of();

  /**
   * The outcome of a change.
   *
   * @param connection as it is stored now
   * @param stale whether another operator was faster, so that nothing was written
   */
  /** The page is built from the protocol before it is {@link #load loaded} on another node. */
  @PostConstruct
  void begin() {
    FacesContext faces = FacesContext.getCurrentInstance();
    if (faces.isPostback()) {
      setNumber(faces.getExternalContext().getRequestParameterMap().get("id"));
      protocol = faces.getExternalContext().getRequestParameterMap().get("protocol");
      load();
    }
  }

  private record Outcome(Connection connection, boolean stale) {}

  /** Reads the connection of the page's address, or begins a new one. */
  public void load() {
    if (settings != null) {
      return;
    }
    if (id == null) {
      stored = withPresets(protocols.defaults(protocol));
    } else {
      take(connections.find(site.id(), id).orElseThrow(Missing::new));
    }
    settings = stored.copy();
  }

  private void take(Connection connection) {
    protocol = connection.getProtocol();
    clientId = connection.getClientId();
    version = connection.getVersion();
    stored = withPresets(openings.inForce(connection));
  }

  /** With a value for every option; a list of sites leaves out this one, which is always opened. */
  private ConnectionSettings withPresets(ConnectionSettings read) {
    ConnectionSettings filled = read.copy();
    for (Option<?> option : spoken().description().options()) {
      Object value = option.of(read);
      filled
          .getOptions()
          .put(
              option.name(),
              value instanceof List<?> ids
                  ? ids.stream().filter(other -> !other.equals(site.getNumber())).toList()
                  : value);
    }
    return filled;
  }

  /** Makes the connection, or writes what was typed. */
  public void save() {
    if (id == null) {
      create();
    } else if (write(typed())) {
      settings = stored.copy();
      Notices.done(texts.get("saved"));
    }
  }

  /** The settings as they are typed. An option that was emptied has its preset. */
  ConnectionSettings typed() {
    ConnectionSettings typed = settings.copy();
    typed.getOptions().values().removeIf(Objects::isNull);
    // Faces makes an array of the choices, since it does not know what the map holds.
    typed
        .getOptions()
        .replaceAll((name, value) -> value instanceof Object[] choices ? List.of(choices) : value);
    return typed;
  }

  private void create() {
    ConnectionSettings wanted = typed();
    String page = "/console/sso/connection.xhtml?site=" + site.getNumber() + "&id=";
    action
        .get(actor -> changes.create(actor, site.tenant(), protocol, wanted, new Objections()))
        .ifPresent(
            made -> {
              Notices.done(texts.of("sso", "connection.made"));
              Redirects.to(page + made.getId());
            });
  }

  /** Switches the connection; what is typed and not saved stays typed. */
  public void switchStatus() {
    ConnectionSettings wanted = stored.copy();
    wanted.setEnabled(!wanted.isEnabled());
    writeAlone(wanted, wanted.isEnabled() ? "connection.isOn" : "connection.isOff");
  }

  /** Sends readers who are not signed in to this connection from now on. */
  public void makeDefault() {
    ConnectionSettings wanted = stored.copy();
    wanted.setDefaultConnection(true);
    writeAlone(wanted, "connection.isDefault");
  }

  private void writeAlone(ConnectionSettings wanted, String text) {
    if (write(wanted)) {
      Notices.done(texts.of("sso", text));
    }
  }

  /** Where another operator was faster, nothing is written, and the page shows the difference. */
  private boolean write(ConnectionSettings wanted) {
    Expectation read = Expectation.version(version);
    Optional<Outcome> outcome =
        action.get(
            actor -> {
              try {
                return new Outcome(
                    changes.change(actor, site.tenant(), id, read, wanted, new Objections()),
                    false);
              } catch (Stale e) {
                return new Outcome(connections.find(site.id(), id).orElseThrow(Missing::new), true);
              }
            });
    outcome.ifPresent(this::follow);
    return outcome.filter(came -> !came.stale()).isPresent();
  }

  private void follow(Outcome outcome) {
    ConnectionSettings before = stored;
    take(outcome.connection());
    settings = typed();
    List<Difference> met =
        Difference.merge(spoken().description().options(), before, stored, settings);
    differences = outcome.stale() ? met : List.of();
    if (outcome.stale()) {
      Notices.problem(texts.of("sso", "connection.stale"));
    }
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

  /** The id in the page's address. */
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

  /** A copy that the form shows and fills. */
  public ConnectionSettings getSettings() {
    return settings;
  }

  /** The settings that the database had when they were read last. */
  public ConnectionSettings getStored() {
    return stored;
  }

  /** What another operator changed since the page was opened. */
  public List<Difference> getDifferences() {
    return differences;
  }
}
