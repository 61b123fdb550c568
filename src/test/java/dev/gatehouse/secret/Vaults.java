package dev.gatehouse.secret;

import dev.gatehouse.config.Configuration;
import java.util.Map;

/** Vaults for tests of what keeps secrets sealed. */
public final class Vaults {
  private Vaults() {}

  /** One with a master key of its own. */
  public static Vault withKey() {
    Vault vault = new Vault();
    vault.configuration =
        new Configuration(Map.of("GATEHOUSE_MASTER_KEY", MasterKey.generate())::get);
    vault.readKeys();
    return vault;
  }
}
