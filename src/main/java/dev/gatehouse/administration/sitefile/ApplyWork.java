package dev.gatehouse.administration.sitefile;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.ChangeRefused;
import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.sitefile.SiteApply.Undone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the steps of an attempt share.
 *
 * @param before the site's state; {@link SiteState#none} for a new one
 * @param skipped places of changes that were refused before
 * @param errors found so far, by their paths in the file
 */
record ApplyWork(
    Actor actor,
    SiteFile file,
    ApplyOrder order,
    SiteState before,
    Set<String> skipped,
    List<FieldError> errors,
    List<FieldError> warnings,
    List<Applied.NewKey> newKeys) {

  static ApplyWork begin(
      Actor actor, SiteFile file, ApplyOrder order, SiteState before, Set<String> skipped) {
    return new ApplyWork(
        actor,
        file,
        order,
        before,
        skipped,
        new ArrayList<>(file.objections().errors()),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /**
   * Runs a change, unless it was refused before.
   *
   * @throws Undone when it is refused now
   */
  <T> Optional<T> step(String place, Supplier<T> change) {
    if (skipped.contains(place)) {
      return Optional.empty();
    }
    try {
      return Optional.of(change.get());
    } catch (Missing e) {
      throw e;
    } catch (ChangeRefused e) {
      throw Undone.refused(place, e);
    }
  }

  /** Whether the site has a thing that the file, which has its section, has not. */
  boolean isExtra(FileSection section, String reference) {
    return file.sections().contains(section)
        && !file.references(section).contains(reference)
        && before.references(section).contains(reference);
  }

  List<String> extras(FileSection section) {
    return before.references(section).stream().filter(name -> isExtra(section, name)).toList();
  }
}
