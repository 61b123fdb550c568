package dev.gatehouse.administration.content.imports;

import java.util.List;

/**
 * What an import would do.
 *
 * @param steps one for each file, in the order of the upload
 * @param changedPlaces categories of the site that get what their folder says
 */
record Plan(
    List<PlannedFile> steps, List<TargetCategory> addedPlaces, List<TargetCategory> changedPlaces) {
  Plan {
    steps = List.copyOf(steps);
    addedPlaces = List.copyOf(addedPlaces);
    changedPlaces = List.copyOf(changedPlaces);
  }
}
