package dev.gatehouse.administration.find;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.journal.RefusalLog;
import dev.gatehouse.operator.Right;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;

/** Finds things of all kinds for whoever looks, at the sites where their rights allow it. */
@ApplicationScoped
public class Finder {
  @Inject @Any Instance<Lookup> lookups;
  @Inject SiteLookup sites;
  @Inject RefusalLog refusals;

  /**
   * The results of one kind.
   *
   * @param more whether there are others
   */
  public record Group(FoundKind kind, List<Found> found, boolean more) {}

  /** What fits, by kind; kinds of which nothing fits are left out. */
  public List<Group> find(Actor actor, Sought sought, int most) {
    if (sought.isEmpty()) {
      return List.of();
    }
    settle();
    return lookups.stream()
        .sorted(Comparator.comparing(Lookup::kind))
        .map(lookup -> group(lookup, actor, sought, most))
        .filter(group -> !group.found().isEmpty())
        .toList();
  }

  /**
   * A reader may quote the code of a refusal of this second, which is written in the background.
   */
  private void settle() {
    try {
      refusals.settle();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What fits of one kind; of sites, all if nothing was typed. */
  public Group find(Actor actor, FoundKind kind, Sought sought, int most) {
    return lookups.stream()
        .filter(lookup -> lookup.kind() == kind && (kind == FoundKind.SITE || !sought.isEmpty()))
        .map(lookup -> group(lookup, actor, sought, most))
        .findFirst()
        .orElseGet(() -> new Group(kind, List.of(), false));
  }

  /** The sites that fit, of those where the actor has a right; all if nothing was typed. */
  public Group sites(Actor actor, Right right, Sought sought, int most) {
    return group(sites, Reach.of(actor, right), sought, most);
  }

  private static Group group(Lookup lookup, Actor actor, Sought sought, int most) {
    return group(lookup, Reach.of(actor, lookup.kind().right()), sought, most);
  }

  private static Group group(Lookup lookup, Reach reach, Sought sought, int most) {
    List<Found> found = reach.isNowhere() ? List.of() : lookup.find(sought, reach, most + 1);
    return new Group(
        lookup.kind(), found.subList(0, Math.min(most, found.size())), found.size() > most);
  }
}
