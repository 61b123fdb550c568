package dev.gatehouse.administration.people;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Snapshot;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.Invitations;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderIntake;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Registers and updates users from a file: all of them in one transaction, or none. The largest
 * file occupies the database for some seconds; in return no import is ever left half done.
 */
@ApplicationScoped
@Transactional
public class UserImport {
  @Inject ReaderIntake intake;
  @Inject PermissionGroups groups;
  @Inject Invitations invitations;
  @Inject Rules rules;
  @Inject Trail trail;

  /**
   * Plans an import; changes nothing.
   *
   * @param updating whether users of the site are updated from the file
   * @throws Missing when the actor lacks the right at this site
   */
  public ImportReport tryOut(Actor actor, Tenant site, UserFile file, boolean updating) {
    actor.require(Right.CONFIGURE, site.tenantId());
    return file.problems().isEmpty()
        ? plan(site.tenantId(), file, updating).report()
        : ImportReport.unusable(file);
  }

  /**
   * Imports a file, unless it has errors now; the report tells.
   *
   * @throws Missing when the actor lacks the right at this site
   */
  public ImportReport run(Actor actor, Tenant site, UserFile file, boolean updating) {
    actor.require(Right.CONFIGURE, site.tenantId());
    if (!file.problems().isEmpty()) {
      return ImportReport.unusable(file);
    }
    ImportPlan plan = plan(site.tenantId(), file, updating);
    ImportReport report = plan.report();
    if (report.isGood()) {
      write(actor, site, plan);
      Changes changes =
          Changes.none()
              .with("made", null, report.made())
              .with("updated", null, report.updated())
              .with("unchanged", null, report.unchanged())
              .with("left", null, report.left());
      String target = report.rows() + " users of a file";
      trail.record(actor, AuditEvent.USERS_IMPORTED, site, target, changes);
    }
    return report;
  }

  private ImportPlan plan(TenantId site, UserFile file, boolean updating) {
    Set<String> emails = new LinkedHashSet<>();
    Set<String> externalIds = new LinkedHashSet<>();
    for (UserFile.Row row : file.rows()) {
      ReaderProfile named = new ReaderProfile();
      named.setEmail((String) row.members().get("email"));
      emails.add(named.getEmail());
      externalIds.add((String) row.members().get("externalId"));
    }
    emails.remove(null);
    externalIds.remove(null);
    KnownUsers known = new KnownUsers(intake.known(site, emails, externalIds));
    ImportPlan plan = new ImportPlan(rules, groups.ids(site), known, updating);
    file.rows().forEach(plan::add);
    return plan;
  }

  /** Each user gets an audit entry, like a user who is registered by hand. */
  private void write(Actor actor, Tenant tenant, ImportPlan plan) {
    List<Trail.Entry> entries = new ArrayList<>();
    for (ImportPlan.Update update : plan.updates()) {
      Reader reader = update.reader();
      Map<String, Object> before = Snapshot.of(reader.getProfile());
      boolean moved = !Objects.equals(reader.getProfile().getEmail(), update.profile().getEmail());
      if (moved) {
        // Its link went to the old address.
        invitations.withdraw(reader);
      }
      reader.change(update.profile());
      Changes changes = Changes.between(before, Snapshot.of(update.profile()));
      entries.add(new Trail.Entry(AuditEvent.USER_UPDATED, UserChanges.target(reader), changes));
    }
    intake.save(tenant.tenantId(), plan.updates().stream().map(ImportPlan.Update::reader).toList());
    for (Reader reader : intake.create(tenant.tenantId(), plan.made())) {
      Changes changes = Changes.made(Snapshot.of(reader.getProfile()));
      entries.add(new Trail.Entry(AuditEvent.USER_CREATED, UserChanges.target(reader), changes));
    }
    trail.record(actor, tenant, entries);
  }
}
