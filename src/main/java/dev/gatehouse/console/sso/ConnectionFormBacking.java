package dev.gatehouse.console.sso;

import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.sso.ConnectionRules;
import dev.gatehouse.administration.sso.OutsideUrls;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.FieldErrors;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.protocol.Option;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Connections;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

/** How the form of a connection looks: it has exactly the settings that the protocol uses. */
@Named("connectionForm")
@RequestScoped
public class ConnectionFormBacking {
  @Inject ConnectionBacking connection;
  @Inject ConnectionRules rules;
  @Inject OutsideUrls urls;
  @Inject Connections connections;
  @Inject Protocols protocols;
  @Inject FieldErrors errors;
  @Inject SiteInView site;
  @Inject ConsoleTexts texts;
  @Inject ConnectionTexts connectionTexts;

  private List<OtherConnection> others;

  /** What is wrong with a connection for which nothing was typed. */
  private Objections lacking;

  /** What is wrong with a saved URL whose host is that of a help center by now. */
  public List<String> getWarnings() {
    return connection.isNew()
        ? List.of()
        : urls.warnings(connection.getStored()).stream()
            .map(FieldError::field)
            .map(
                member ->
                    texts.of(
                        "sso",
                        "connection.atSite." + member,
                        connectionTexts.of(member + ".label")))
            .toList();
  }

  /** Whether the protocol uses this setting. */
  public boolean uses(String member) {
    return connection.spoken().description().settings().contains(member) && isAskedFor(member);
  }

  /** Whether tokens of the protocol can have more than it requires already. */
  public boolean isRequiringMore() {
    return !connection.spoken().makesTokens();
  }

  /** Whether a connection without it is refused. */
  public boolean requires(String member) {
    if (lacking == null) {
      ConnectionSettings empty = protocols.defaults(connection.getProtocol());
      connection.variant().ifPresent(variant -> variant.choose(empty));
      lacking = rules.check(empty, connection.spoken());
    }
    return lacking.isWrong(member);
  }

  /** The settings that only this vendor's connections have and that they need. */
  public List<Option<?>> getRequiredOptions() {
    return options(true);
  }

  /** The other settings that only this vendor's connections have. */
  public List<Option<?>> getOptionalOptions() {
    return options(false);
  }

  private List<Option<?>> options(boolean required) {
    List<Option<?>> options = new ArrayList<>(connection.spoken().description().options());
    options.removeIf(option -> requires(option.name()) != required || !isAskedFor(option.name()));
    return options;
  }

  private boolean isAskedFor(String member) {
    return connection.variant().stream().allMatch(variant -> variant.asksFor(member));
  }

  /** Another connection of the site, and the name space of its users. */
  public record OtherConnection(String name, String userNamespace) {}

  /** The site's other connections. */
  public List<OtherConnection> getOthers() {
    if (others == null) {
      others =
          connections.of(site.id()).stream()
              .filter(other -> !other.getId().equals(connection.getId()))
              .map(Connection::getSettings)
              .map(other -> new OtherConnection(other.getName(), other.getUserNamespace()))
              .toList();
    }
    return others;
  }

  /**
   * Whether the form asks for the name space of users: with one connection there is nothing to keep
   * apart.
   */
  public boolean isAskingForUsers() {
    ConnectionSettings stored = connection.getStored();
    return !getOthers().isEmpty()
        || !stored.isLinkByEmail()
        || !stored.getUserNamespace().equals(ConnectionSettings.DEFAULT_NAMESPACE);
  }

  /** The algorithms that the vendor's backends may sign with. */
  public List<String> getAlgorithms() {
    return connection.spoken().description().algorithms();
  }

  /** Says at once what is wrong with a member that was typed. */
  public void check(String member) {
    rules.check(connection.typed(), connection.spoken()).errors().stream()
        .filter(error -> error.field().equals(member))
        .forEach(errors::add);
  }

  public int getDefaultSkew() {
    return connection.spoken().description().defaultClockSkewSeconds();
  }

  public String getSkewHelp() {
    return connectionTexts.filled("clockSkewSeconds.help", getDefaultSkew());
  }
}
