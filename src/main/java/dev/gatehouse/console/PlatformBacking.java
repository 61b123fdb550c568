package dev.gatehouse.console;

import dev.gatehouse.administration.operator.PlatformState;
import dev.gatehouse.config.BuildVersion;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/** The state of Gatehouse itself, on platform administrators' dashboard. */
@Named("platformState")
@RequestScoped
public class PlatformBacking {
  @Inject CurrentOperator current;
  @Inject PlatformState platform;
  @Inject BuildVersion version;

  private Optional<PlatformState.State> state = Optional.empty();

  @PostConstruct
  void read() {
    try {
      state = Optional.of(platform.read(current.actor()));
    } catch (DatabaseUnavailable e) {
      // The dashboard already shows that the database is unavailable.
      state = Optional.empty();
    }
  }

  /** The state, or {@code null} if the database does not respond. */
  public PlatformState.State getState() {
    return state.orElse(null);
  }

  /** The version of this node's WAR. */
  public String getVersion() {
    return version.text();
  }
}
