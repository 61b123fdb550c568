package dev.gatehouse.console.sso;

import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.tenant.ConnectionSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** How the form of a connection looks: it has exactly the settings that the protocol uses. */
@Named("connectionForm")
@RequestScoped
public class ConnectionFormBacking {
  @Inject ConnectionBacking connection;
  @Inject ConsoleTexts texts;
  @Inject ProtocolTexts protocolTexts;

  /** What the page is about. */
  public String getHeading() {
    return connection.isNew()
        ? texts.of("sso", "connection.new", protocolTexts.label(connection.getProtocol()))
        : connection.getStored().getName();
  }

  /** Whether the protocol has a use for this setting. */
  public boolean uses(String member) {
    return connection.spoken().description().settings().contains(member);
  }

  /** Whether nothing works without it. */
  public boolean requires(String member) {
    return connection
        .spoken()
        .description()
        .objections(new ConnectionSettings())
        .containsKey(member);
  }

  /** What settings are unless somebody changes them. */
  public ConnectionSettings getDefaults() {
    return new ConnectionSettings();
  }

  public int getDefaultSkew() {
    return connection.spoken().description().defaultClockSkewSeconds();
  }

  public String getSkewHelp() {
    return texts.of("sso", "clockSkewSeconds.help", getDefaultSkew());
  }
}
