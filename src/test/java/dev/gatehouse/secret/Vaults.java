package dev.gatehouse.secret;

import dev.gatehouse.config.Configuration;
import java.util.Map;

/** Vaults for tests of stores that seal secrets. */
public final class Vaults {
  private Vaults() {}

  /** A vault with a new master key. */
  public static Vault withKey() {
    return withKeys(Vault.MasterKey.generate());
  }

  /** A vault with these master keys, separated by commas; the first one seals. */
  public static Vault withKeys(String keys) {
    Vault vault = new Vault();
    vault.configuration = new Configuration(Map.of("GATEHOUSE_MASTER_KEY", keys)::get);
    vault.readKeys();
    return vault;
  }
}
