package dev.gatehouse.console.sso;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Stale;
import dev.gatehouse.administration.opening.OpeningRecords;
import dev.gatehouse.administration.sso.ConnectionChanges;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.Difference;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.protocol.Protocol;
import dev.gatehouse.protocol.ProtocolDescription.Variant;
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
import java.util.Map;
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
  @Inject ProtocolTexts protocolTexts;

  private Long id;
  private String protocol;
  private String wantedVariant;
  private String clientId;
  private long version;
  private ConnectionSettings settings;
  private ConnectionSettings stored;
  private List<Difference> differences = List.of();

  /** The page is built from the protocol before it is {@link #load loaded} on another node. */
  @PostConstruct
  void begin() {
    FacesContext faces = FacesContext.getCurrentInstance();
    if (faces.isPostback()) {
      Map<String, String> sent = faces.getExternalContext().getRequestParameterMap();
      setNumber(sent.get("id"));
      protocol = sent.get("protocol");
      wantedVariant = sent.get("variant");
      load();
    }
  }

  /** The connection as it is stored now, and whether another operator was faster. */
  private record Outcome(Connection connection, boolean stale) {}

  /** Reads the connection of the page's address, or begins a new one. */
  public void load() {
    if (settings != null) {
      return;
    }
    if (id == null) {
      stored = withPresets(protocols.defaults(protocol));
      spoken().description().variants().stream()
          .filter(variant -> variant.value().equals(wantedVariant))
          .forEach(variant -> variant.choose(stored));
      variant().ifPresent(one -> stored.setName(protocolTexts.label(protocol, one.value())));
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

  private ConnectionSettings withPresets(ConnectionSettings read) {
    return OptionFields.filled(read, spoken().description().options(), site.getNumber());
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

  /** The settings as they are typed. */
  ConnectionSettings typed() {
    return OptionFields.typed(settings);
  }

  private void create() {
    ConnectionSettings wanted = typed();
    String page = "/console/sso/connection.xhtml?site=" + site.getNumber() + "&id=";
    action
        .get(actor -> changes.create(actor, site.tenant(), protocol, wanted, new Objections()))
        .ifPresent(
            made -> {
              Notices.done(protocolTexts.of(protocol, "connection.made"));
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
        OptionFields.merge(spoken().description().options(), before, stored, settings);
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

  /** The variant of the protocol that the connection is of, if the protocol has any. */
  Optional<Variant> variant() {
    return spoken().description().variantOf(stored);
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

  /** The variant in the page's address, for a new connection. */
  public String getWantedVariant() {
    return wantedVariant;
  }

  public void setWantedVariant(String variant) {
    wantedVariant = variant;
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
