package dev.gatehouse.adminapi.alert;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.ReadOnly;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.adminapi.call.ScopeOwnedCalls;
import dev.gatehouse.administration.alert.AlertRecords;
import dev.gatehouse.administration.alert.AlertRuleChanges;
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
  protected AlertRuleChanges changes() {
    return changes;
  }

  @Override
  protected AlertRuleSettings preset() {
    return new AlertRuleSettings();
  }

  @Override
  protected Submission read(byte[] body) {
    return new Submission(body, rules).ignoring(ReadOnly.ALERT_RULE.members());
  }

  @Override
  protected Snapshot show(AlertRule found) {
    return records.show(found);
  }

  @Override
  protected Response make(Call call, Submission submission) {
    AlertRuleSettings settings = submission.into(preset());
    AlertRule made = changes.make(call.actor(), site(call), settings, submission.finish());
    return Responses.created(call.locationOf(made.getId()), show(made), made.getVersion());
  }
}
