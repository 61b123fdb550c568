package dev.gatehouse.adminapi.log;

import dev.gatehouse.adminapi.call.Call;
import dev.gatehouse.adminapi.call.ReadOnly;
import dev.gatehouse.adminapi.call.Responses;
import dev.gatehouse.adminapi.call.ScopeOwnedCalls;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.log.ViewChanges;
import dev.gatehouse.administration.log.ViewSharing;
import dev.gatehouse.journal.view.EventView;
import dev.gatehouse.journal.view.EventViewSettings;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/**
 * Views of the sign-in log, of a site or of all sites: those that everybody sees, and those of the
 * token that calls.
 */
public abstract class ViewCalls extends ScopeOwnedCalls<EventView, EventViewSettings> {
  private static final String SHARED = "shared";

  @Inject ViewChanges changes;

  @Override
  protected ViewChanges changes() {
    return changes;
  }

  @Override
  protected EventViewSettings preset() {
    return new EventViewSettings();
  }

  /** Who sees a view is decided once it is made. */
  @Override
  protected Submission read(byte[] body) {
    return new Submission(body, rules)
        .ignoring(ReadOnly.EVENT_VIEW.members())
        .ignoring(Set.of(SHARED));
  }

  @Override
  protected Snapshot show(EventView view) {
    return new Snapshot()
        .with("id", view.getId())
        .with("name", view.getSettings().getName())
        .with("query", view.getSettings().getQuery())
        .with(SHARED, view.owner().isEverybody())
        .with("createdAt", view.getCreatedAt());
  }

  @Override
  protected Response make(Call call, Submission submission) {
    EventViewSettings settings = submission.into(preset());
    boolean shared = submission.into(new ViewSharing()).isShared();
    EventView made = changes.make(call.actor(), site(call), shared, settings, submission.finish());
    return Responses.created(call.locationOf(made.getId()), show(made), made.getVersion());
  }
}
