package dev.gatehouse.console.people;

import dev.gatehouse.administration.change.Expectation;
import dev.gatehouse.administration.change.JsonBody;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.people.IdentityOrder;
import dev.gatehouse.administration.people.UserChanges;
import dev.gatehouse.console.Carried;
import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.console.Difference;
import dev.gatehouse.console.FormAction;
import dev.gatehouse.console.Notices;
import dev.gatehouse.console.Redirects;
import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.StaleForm;
import dev.gatehouse.reader.LinkedIdentities;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.reader.UserIdentity;
import dev.gatehouse.tenant.Role;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;

/** One user of a site, or a new one. */
@Named("userPage")
@ViewScoped
public class UserBacking implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject SiteInView site;
  @Inject Readers readers;
  @Inject LinkedIdentities linkedIdentities;
  @Inject PermissionGroups permissionGroups;
  @Inject UserChanges changes;
  @Inject Rules rules;
  @Inject FormAction action;
  @Inject StaleForm staleForm;
  @Inject ConsoleTexts texts;

  private String id;
  private transient Reader reader;
  private transient ReaderProfile profile = new ReaderProfile();
  private transient List<UserIdentity> identities = List.of();
  private String customFields = "";
  private transient List<PermissionGroup> groups = List.of();
  private long version;
  @Carried private HashMap<String, Object> opened;

  /**
   * Called once the address is read.
   *
   * @throws Missing when there is no such user
   */
  public void read() {
    groups = permissionGroups.byName(site.id());
    if (id != null) {
      show(readers.find(site.id(), number()).orElseThrow(Missing::new));
    }
  }

  private void show(Reader read) {
    show(read, read.getProfile().copy());
  }

  private void show(Reader read, ReaderProfile shown) {
    reader = read;
    version = read.getVersion();
    opened = Difference.opened(read.getProfile());
    profile = shown;
    identities = linkedIdentities.of(read);
    customFields =
        profile.getCustomFields().isEmpty() ? "" : JsonBody.pretty(profile.getCustomFields());
  }

  /** The user's id at {@link SiteInView}'s site. */
  long number() {
    Long number = PageAddress.id(id);
    if (number == null) {
      throw new Missing();
    }
    return number;
  }

  /** Adds the user, or saves changes. */
  public void save() {
    Objections objections = new Objections();
    profile.setCustomFields(
        customFields == null || customFields.isBlank()
            ? new ReaderProfile().getCustomFields()
            : JsonBody.typed("customFields", customFields, objections));
    rules.check(profile, objections);
    if (id == null) {
      action
          .get(
              actor ->
                  changes.create(actor, site.tenant(), profile, IdentityOrder.none(), objections))
          .ifPresent(made -> leave("user.registered", address(made.getId())));
      return;
    }
    ReaderProfile typed = profile;
    staleForm
        .save(
            actor ->
                changes.change(
                    actor,
                    site.tenant(),
                    number(),
                    Expectation.version(version),
                    typed,
                    IdentityOrder.none(),
                    objections),
            () -> readers.find(site.id(), number()).orElseThrow(Missing::new))
        .ifPresent(outcome -> follow(outcome, typed));
  }

  private void follow(StaleForm.Outcome<Reader> outcome, ReaderProfile typed) {
    if (outcome.stale()) {
      staleForm.merge(ReaderProfile.class, opened, outcome.stored().getProfile(), typed);
      show(outcome.stored(), typed);
    } else {
      show(outcome.stored());
      Notices.done(texts.get("saved"));
    }
  }

  /** Bans the user, which ends all of their sessions. */
  public void ban() {
    ban(true, "user.banned");
  }

  /** Unbans the user. */
  public void unban() {
    ban(false, "user.unbanned");
  }

  private void ban(boolean banned, String notice) {
    if (action.perform(
        actor ->
            changes.ban(actor, site.tenant(), number(), Expectation.version(version), banned))) {
      leave(notice, address(number()));
    }
  }

  /** Deletes the user. */
  public void delete() {
    if (action.perform(
        actor -> changes.delete(actor, site.tenant(), number(), Expectation.version(version)))) {
      leave("user.deleted", PageAddress.of("users", site.id().value()).toString());
    }
  }

  private void leave(String notice, String address) {
    Notices.done(texts.of("people", notice, getLabel()));
    Redirects.to(address);
  }

  private String address(long number) {
    return PageAddress.of("user", site.getNumber()).with("id", number).toString();
  }

  /** What the user is called; a new one by the email address or the ID that was typed. */
  public String getLabel() {
    if (reader != null) {
      return reader.getLabel();
    }
    return profile.getEmail() == null ? profile.getExternalId() : profile.getEmail();
  }

  /** Whether the page shows an existing user. */
  public boolean isKnown() {
    return id != null;
  }

  public boolean isBanned() {
    return reader != null && reader.getProfile().isBanned();
  }

  /** The user as they are stored, or {@code null} for a new one. */
  public Reader getStored() {
    return reader;
  }

  public ReaderProfile getProfile() {
    return profile;
  }

  /** As whom the name spaces know the user. */
  public List<UserIdentity> getIdentities() {
    return identities;
  }

  /** The custom fields, as the text of a JSON object. */
  public String getCustomFields() {
    return customFields;
  }

  public void setCustomFields(String customFields) {
    this.customFields = customFields;
  }

  public List<PermissionGroup> getGroups() {
    return groups;
  }

  public Role[] getRoles() {
    return Role.values();
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }
}
