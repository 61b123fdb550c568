package dev.gatehouse.console.sso;

import dev.gatehouse.administration.sso.ConnectionTrials;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.protocol.Ability.TriesOut;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** "Test connection": what the other server says to the settings in the form. */
@Named("probe")
@RequestScoped
public class ProbeBacking {
  @Inject SiteInView site;
  @Inject ConnectionBacking connection;
  @Inject ConnectionTrials trials;
  @Inject FormAction action;

  private List<TriesOut.Finding> findings = List.of();

  /** Whether the protocol depends on another server. */
  public boolean isPossible() {
    return connection.spoken().as(TriesOut.class).isPresent();
  }

  public void run() {
    findings =
        action
            .unhurried(
                actor ->
                    trials.run(
                        actor,
                        site.tenant(),
                        connection.spoken(),
                        connection.typed(),
                        connection.getId()))
            .orElse(List.of());
  }

  public List<TriesOut.Finding> getFindings() {
    return findings;
  }

  /** Whether every step found what it needs. */
  public boolean isGood() {
    return findings.stream().allMatch(TriesOut.Finding::good);
  }
}
