package dev.gatehouse.administration.sitefile;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Invalid;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.change.PermittedSites;
import dev.gatehouse.administration.change.Rules;
import dev.gatehouse.administration.change.Submission;
import dev.gatehouse.administration.change.Taken;
import dev.gatehouse.operator.Right;
import dev.gatehouse.storage.fault.Causes;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Applies a site file as one unit. Every change goes through the class that owns it, in one
 * transaction; a dry run does all of it and rolls back, so that it tells what really would happen.
 * A change that is refused ends its transaction: the others are tried without it, in order to tell
 * every error at once, and nothing is written.
 */
@ApplicationScoped
public class SiteApply {
  @Inject PermittedSites sites;
  @Inject SiteFiles files;
  @Inject SiteStates states;
  @Inject ApplyAttempt attempt;
  @Inject Rules rules;

  /**
   * Applies a file.
   *
   * @throws ChangeRefused and nothing is changed; fields are paths in the file
   */
  public Applied apply(Actor actor, byte[] body, ApplyOrder order) {
    Submission submission = new Submission(body, rules);
    Map<?, ?> given =
        submission.take(SiteFiles.members()).get("site") instanceof Map<?, ?> site
            ? site
            : Map.of();
    if (submission.objections().isWrong("")) {
      // What is no JSON object has nothing else to tell.
      submission.complete();
    }
    Optional<Tenant> target = target(actor, order, given.get("subdomain"));
    SiteFile file =
        files.read(submission, instead(actor, order, target, given), nameable(actor, target));
    Map<String, ChangeRefused> refused = new LinkedHashMap<>();
    while (true) {
      try {
        return attempt.run(actor, file, target.map(Tenant::tenantId), order, refused.keySet());
      } catch (RuntimeException e) {
        // Containers may wrap what passes a transaction's boundary.
        Undone undone = Causes.find(e, Undone.class).orElseThrow(() -> e);
        if (undone.applied() != null) {
          return undone.applied();
        }
        if (undone.refused() == null) {
          throw verdict(refused, undone.errors());
        }
        refused.put(undone.place(), undone.refused());
      }
    }
  }

  private Optional<Tenant> target(Actor actor, ApplyOrder order, Object subdomain) {
    String name =
        order.site() != null ? order.site() : subdomain instanceof String text ? text : "";
    Optional<Tenant> target = sites.named(name);
    if (target.isPresent()) {
      actor.require(Right.CONFIGURE, target.get().tenantId());
    } else {
      actor.requirePlatform();
      if (name.matches("\\d+")) {
        // An id names a site that exists; a file for a new one has a subdomain.
        throw new Missing();
      }
    }
    return target;
  }

  /** Sites of which the actor may know: their own, and those that the site's file names already. */
  private Predicate<TenantId> nameable(Actor actor, Optional<Tenant> target) {
    Set<Long> opened = target.map(tenant -> states.opened(tenant.tenantId())).orElse(Set.of());
    return site -> opened.contains(site.value()) || actor.rights().may(Right.CONFIGURE, site);
  }

  /** Hosts belong to a site, so that a file of another one does not change them. */
  private static Map<String, Object> instead(
      Actor actor, ApplyOrder order, Optional<Tenant> target, Map<?, ?> given) {
    Map<String, Object> instead = new LinkedHashMap<>();
    if (order.site() != null) {
      instead.put(
          "subdomain", target.map(t -> t.getSettings().getSubdomain()).orElse(order.site()));
      instead.put("customDomains", domains(target));
    } else if (!actor.rights().platformAdmin() && !given.containsKey("customDomains")) {
      // Others may not change them, so that leaving them out must not drop them.
      instead.put("customDomains", domains(target));
    }
    return instead;
  }

  private static List<Object> domains(Optional<Tenant> target) {
    return target
        .map(tenant -> tenant.getSettings().getCustomDomains())
        .map(domains -> List.<Object>copyOf(domains))
        .orElse(List.of());
  }

  /** Every invalid value; if there is none, the first other reason. */
  private static ChangeRefused verdict(
      Map<String, ChangeRefused> refused, List<FieldError> errors) {
    Objections all = new Objections();
    refused.forEach(
        (place, reason) -> {
          if (reason instanceof Invalid invalid) {
            all.addAll(place, invalid.errors());
          }
        });
    errors.forEach(error -> all.object(error.field(), error.message()));
    if (!all.errors().isEmpty()) {
      return new Invalid(all.errors());
    }
    Map.Entry<String, ChangeRefused> first = refused.entrySet().iterator().next();
    return first.getValue() instanceof Taken taken
        ? new Taken(taken.fields().stream().map(field -> first.getKey() + "." + field).toList())
        : first.getValue();
  }

  /** Rolls an attempt back and carries what it found. */
  static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String place;
    private final ChangeRefused refused;
    private final transient List<FieldError> errors;
    private final transient Applied applied;

    private Undone(String place, ChangeRefused refused, List<FieldError> errors, Applied applied) {
      super("rolled back", null, false, false);
      this.place = place;
      this.refused = refused;
      this.errors = errors;
      this.applied = applied;
    }

    /** A change was refused. */
    static Undone refused(String place, ChangeRefused reason) {
      return new Undone(place, reason, List.of(), null);
    }

    /** There are errors, perhaps of changes that earlier attempts made. */
    static Undone wrong(List<FieldError> errors) {
      return new Undone(null, null, errors, null);
    }

    /** It was a dry run. */
    static Undone dry(Applied applied) {
      return new Undone(null, null, List.of(), applied);
    }

    private String place() {
      return place;
    }

    private ChangeRefused refused() {
      return refused;
    }

    private List<FieldError> errors() {
      return errors;
    }

    private Applied applied() {
      return applied;
    }
  }
}
