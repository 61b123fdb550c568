package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.list.BulkAction;
import dev.gatehouse.administration.list.BulkOutcome;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.session.Sessions;
import dev.gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Makes one change to many users, each as if it were made to that user alone. */
@ApplicationScoped
public class UserBulk {
  @Inject Readers readers;
  @Inject UserChanges users;
  @Inject SessionChanges sessions;

  /** What can be done to many users. */
  public enum Action implements BulkAction {
    BAN("ban"),
    LIFT("unban"),
    DELETE("delete"),
    ADD("addToGroup"),
    REMOVE("removeFromGroup"),
    END("endSessions");

    private final String code;

    Action(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }

    public boolean needsGroup() {
      return this == ADD || this == REMOVE;
    }
  }

  /**
   * Does it to each of the users.
   *
   * @param group id of the group that users enter or leave; {@code null} for other actions
   * @throws ChangeRefused when the actor may not, and nothing is changed
   */
  public BulkOutcome run(
      Actor actor, Tenant site, Collection<Long> ids, Action action, String group) {
    actor.require(Right.CONFIGURE, site.tenantId());
    return BulkOutcome.of(
        ids,
        id -> {
          Reader user = readers.find(site.tenantId(), id).orElseThrow(Missing::new);
          Expectation unchanged = Expectation.version(user.getVersion());
          switch (action) {
            case BAN, LIFT -> users.ban(actor, site, id, unchanged, action == Action.BAN);
            case DELETE -> users.delete(actor, site, id, unchanged);
            case ADD, REMOVE -> regroup(actor, site, user, group, action == Action.ADD);
            case END -> sessions.end(actor, site, new Sessions.Filter(id, null));
          }
        });
  }

  private void regroup(Actor actor, Tenant site, Reader user, String group, boolean member) {
    ReaderProfile profile = user.getProfile().copy();
    Set<String> groups = new TreeSet<>(profile.getGroups());
    if (member ? groups.add(group) : groups.remove(group)) {
      profile.setGroups(groups);
      users.change(
          actor,
          site,
          user.getId(),
          Expectation.version(user.getVersion()),
          profile,
          IdentityOrder.none(),
          new Objections());
    }
  }
}
