package dev.gatehouse.adminapi.alert;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.ReadOnly;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.administration.alert.AlertRecords;
import dev.gatehouse.administration.alert.AlertRuleChanges;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.alert.AlertRule;
import dev.gatehouse.alert.AlertRuleSettings;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** Alert rules of a site or of the platform, each with its state. */
public abstract class AlertRuleCalls extends ScopeOwnedCalls<AlertRule, AlertRuleSettings> {
  @Inject AlertRuleChanges changes;
  @Inject AlertRecords records;

  @Override
  AlertRuleChanges changes() {
    return changes;
  }

  @Override
  AlertRuleSettings preset() {
    return new AlertRuleSettings();
  }

  @Override
  Submission read(byte[] body) {
    return new Submission(body, rules).ignoring(ReadOnly.ALERT_RULE.members());
  }

  @Override
  Snapshot show(AlertRule found) {
    return records.show(found);
  }

  @Override
  Response make(Call call, AlertRuleSettings settings, Objections objections) {
    AlertRule made = changes.make(call.actor(), site(call), settings, objections);
    return Responses.created(call.locationOf(made.getId()), show(made), made.getVersion());
  }
}
