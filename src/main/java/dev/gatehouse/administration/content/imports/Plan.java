package dev.gatehouse.administration.content.imports;

import java.util.List;

/**
 * The plan of an import.
 *
 * @param files one for each file, in the order of the upload
 * @param changedCategories existing categories that change as their folder's description says
 */
record Plan(
    List<PlannedFile> files,
    List<TargetCategory> addedCategories,
    List<TargetCategory> changedCategories) {
  Plan {
    files = List.copyOf(files);
    addedCategories = List.copyOf(addedCategories);
    changedCategories = List.copyOf(changedCategories);
  }
}
