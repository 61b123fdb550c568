package dev.gatehouse.demo;

import dev.gatehouse.demo.app.Person;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.reader.Readers;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * The readers whom the demo's help centers know before the first sign-in: a group and a suspension
 * are set in the help center and not by a token, and some help centers accept known readers only.
 */
@ApplicationScoped
class DemoPeople {
  static final String PARTNERS = "acmepartner";

  @Inject PermissionGroups groups;
  @Inject Readers readers;

  void create(TenantId tenant, Set<Person> registered) {
    groups.create(tenant, Person.OPERATIONS, "Operations");
    groups.create(tenant, PARTNERS, "Partners");
    registered.stream().sorted().map(DemoPeople::profile).forEach(p -> readers.create(tenant, p));
  }

  private static ReaderProfile profile(Person person) {
    ReaderProfile profile = new ReaderProfile();
    profile.setEmail(person.email());
    profile.setName(person.fullName());
    profile.setExternalId(person.id());
    profile.setGroups(Set.copyOf(person.groups()));
    profile.setBanned(person.isSuspended());
    return profile;
  }
}
