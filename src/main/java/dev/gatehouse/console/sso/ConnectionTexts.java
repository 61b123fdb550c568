package dev.gatehouse.console.sso;

import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.protocol.ProtocolDescription.Variant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.Locale;

/** What the page of a connection says: texts of its protocol, or of the protocol's variant. */
@Named("connectionTexts")
@RequestScoped
public class ConnectionTexts {
  @Inject ConnectionBacking connection;
  @Inject ProtocolTexts texts;
  @Inject ConsoleTexts consoleTexts;

  /** The page's title. */
  public String getHeading() {
    return connection.isNew()
        ? consoleTexts.of("sso", "connection.new", getLabel())
        : connection.getStored().getName();
  }

  /** The name of the vendor or provider. */
  public String getLabel() {
    return texts.label(connection.getProtocol(), getVariant());
  }

  public String of(String key) {
    return texts.of(connection.getProtocol(), getVariant(), key);
  }

  /**
   * @param values for {@code {0}} and so on
   */
  public String filled(String key, Object... values) {
    return new MessageFormat(of(key), Locale.ENGLISH).format(values);
  }

  /** Whether anything is said. */
  public boolean has(String key) {
    return !of(key).equals(key);
  }

  /** The variant of the protocol, or {@code null}. */
  public String getVariant() {
    return connection.variant().map(Variant::value).orElse(null);
  }
}
