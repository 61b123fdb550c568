package dev.gatehouse.administration.alert;

import dev.gatehouse.alert.AlertMessage;
import dev.gatehouse.alert.AlertMessages;
import dev.gatehouse.alert.AlertRule;
import dev.gatehouse.alert.AlertRules;
import dev.gatehouse.alert.AlertTold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Changes the state of a rule and writes the messages about it in one transaction, so that each is
 * sent once for each change.
 */
@ApplicationScoped
@Transactional
public class AlertOutcomes {
  @Inject AlertRules rules;
  @Inject AlertMessages messages;
  @Inject AlertText text;

  /**
   * The rule fires; that is sent at first, and again after its quiet time.
   *
   * @param news what it has not told of yet: that decides instead, unless it is empty
   */
  void fires(
      AlertText.Alert alert,
      Optional<List<AlertTold.Episode>> news,
      Collection<Long> hooks,
      Instant now) {
    Optional<Boolean> isNews = news.map(untold -> !untold.isEmpty());
    if (rules.fires(alert.rule(), now, text.detail(alert), isNews)) {
      news.ifPresent(untold -> rules.tell(alert.rule(), untold));
      send(alert, hooks, now);
    }
  }

  /** The rule's condition ended. */
  void resolved(AlertText.Alert alert, Collection<Long> hooks, Instant now) {
    if (rules.resolved(alert.rule())) {
      send(alert, hooks, now);
    }
  }

  private void send(AlertText.Alert alert, Collection<Long> hooks, Instant now) {
    AlertRule rule = alert.rule();
    String subject = text.subject(alert);
    List<AlertMessage> all = new ArrayList<>();
    for (Long hook : hooks) {
      all.add(AlertMessage.posted(hook, subject, text.json(alert, now), now));
    }
    for (String email : rule.getSettings().getEmails()) {
      all.add(AlertMessage.mailed(email, subject, text.mail(alert), now));
    }
    messages.add(all);
  }
}
