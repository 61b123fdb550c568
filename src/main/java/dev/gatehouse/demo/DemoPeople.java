package dev.gatehouse.demo;

import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * Whom the demo's help center knows before anybody has signed in: two of the pretend company's
 * people, since a group and a suspension are set in the help center and not by a token.
 */
@ApplicationScoped
class DemoPeople {
  static final String OPERATIONS = "acmeopsteam";
  static final String PARTNERS = "acmepartner";

  @Inject PermissionGroups groups;
  @Inject Readers readers;

  void create(TenantId tenant) {
    groups.create(tenant, OPERATIONS, "Operations");
    groups.create(tenant, PARTNERS, "Partners");
    ReaderProfile grace = profile(Person.GRACE);
    grace.setGroups(Set.of(OPERATIONS));
    readers.create(tenant, grace);
    ReaderProfile bruno = profile(Person.BRUNO);
    bruno.setBanned(true);
    readers.create(tenant, bruno);
  }

  private static ReaderProfile profile(Person person) {
    ReaderProfile profile = new ReaderProfile();
    profile.setEmail(person.getEmail());
    profile.setName(person.getFullName());
    profile.setExternalId(person.externalId());
    return profile;
  }
}
