package dev.gatehouse.protocol;

import dev.gatehouse.tenant.Connection;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.token.VerificationKey;
import java.util.List;

/** An enabled connection with its keys made ready to verify. */
public record LiveConnection(
    Site site, Connection connection, Protocol protocol, List<VerificationKey> keys) {

  public ConnectionSettings settings() {
    return connection.getSettings();
  }
}
