package dev.gatehouse.alert;

import dev.gatehouse.tenant.ScopeOwnedStore;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The alert rules of a site, or of the platform where the tenant is {@code null}. */
@ApplicationScoped
@Transactional
public class AlertRules extends ScopeOwnedStore<AlertRule> {
  /** A rule that ends and begins again is sent once in this time. */
  private static final Duration FLAPPING = Duration.ofHours(1);

  @Inject Clock clock;

  public AlertRules() {
    super(AlertRule.class);
  }

  /** The state of a rule; empty if it does not fire. */
  public Optional<AlertState> state(AlertRule rule) {
    return known(rule).filter(state -> state.getSince() != null);
  }

  private Optional<AlertState> known(AlertRule rule) {
    return Optional.ofNullable(entities.find(AlertState.class, rule.getId()));
  }

  public AlertRule make(TenantId tenant, AlertRuleSettings settings) {
    AlertRule rule = new AlertRule(tenant, settings, clock.instant());
    entities.persist(rule);
    entities.flush();
    return rule;
  }

  /** Saves settings; what the rule watches from now on decides its state anew. */
  public AlertRule save(AlertRule rule, AlertRuleSettings settings) {
    rule.setSettings(settings);
    known(rule).ifPresent(AlertState::ends);
    entities
        .createQuery("delete from AlertTold t where t.ruleId = :rule")
        .setParameter("rule", rule.getId())
        .executeUpdate();
    entities.flush();
    return rule;
  }

  /** Notes of which problems a rule tells. */
  public void tell(AlertRule rule, Collection<AlertTold.Episode> problems) {
    problems.forEach(problem -> entities.merge(new AlertTold(rule, problem)));
  }

  /**
   * A rule begins to fire, or goes on.
   *
   * @param detail what holds
   * @param news whether there is something that was not sent yet, if the rule tells such things
   * @return whether that is to be sent: at first, and again after a time or if there is news
   */
  public boolean fires(AlertRule rule, Instant now, String detail, Optional<Boolean> news) {
    AlertState state = known(rule).orElse(null);
    if (state == null) {
      entities.persist(new AlertState(rule, now, detail));
      entities.flush();
      return news.orElse(true);
    }
    if (state.getSince() == null) {
      state.begins(now);
    }
    state.tell(detail);
    Duration quiet = Duration.ofMinutes(rule.getSettings().getQuietMinutes());
    Duration pause = state.isTold() || quiet.compareTo(FLAPPING) < 0 ? quiet : FLAPPING;
    boolean again = news.orElse(!now.isBefore(state.getSentAt().plus(pause)));
    if (again) {
      state.sent(now);
    }
    return again;
  }

  /**
   * A rule's condition ended.
   *
   * @return whether that is to be sent, because it was sent that the rule fires
   */
  public boolean resolved(AlertRule rule) {
    AlertState state = known(rule).orElseThrow();
    boolean told = state.isTold();
    state.ends();
    return told;
  }
}
