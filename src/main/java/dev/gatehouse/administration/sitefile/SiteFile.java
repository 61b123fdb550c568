package dev.gatehouse.administration.sitefile;

import dev.gatehouse.administration.change.FieldError;
import dev.gatehouse.administration.change.Objections;
import dev.gatehouse.administration.people.GroupSettings;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.SiteSettings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A site file as it was read.
 *
 * @param objections to the file as a whole; each part has its own
 * @param sections those that the file has; what others describe is left alone
 * @param reported rules of the connections that only report, by the connections' references
 */
record SiteFile(
    Objections objections,
    Wanted<SiteSettings> site,
    Logo logo,
    String sharedPassword,
    Set<FileSection> sections,
    List<Wanted<GroupSettings>> groups,
    List<Wanted<ConnectionSettings>> connections,
    Map<String, ReportedRules> reported,
    List<Wanted<CategorySettings>> categories,
    List<Wanted<ArticleSettings>> articles) {

  /**
   * A part of the file.
   *
   * @param place where it is in the file, for errors: {@code connections[0]}
   * @param reference its name in the section; empty for the site itself
   * @param linked the protocol of a connection; the reference of what a category or an article is
   *     in, or {@code null}
   * @param objections to its values, to which the change may add
   */
  record Wanted<S>(
      String place, String reference, S settings, String linked, Objections objections) {
    boolean isRight() {
      return objections.errors().isEmpty();
    }

    List<FieldError> errors() {
      return objections.errors().stream().map(error -> error.within(place)).toList();
    }
  }

  /**
   * @param isGiven whether the file says anything about a logo
   * @param url empty for none
   */
  record Logo(boolean isGiven, Optional<LogoUrl> url) {}

  /** Whether it describes articles or categories. */
  boolean hasContent() {
    return sections.stream().anyMatch(FileSection::isContent);
  }

  /** The references of a section's things. */
  Set<String> references(FileSection section) {
    List<? extends Wanted<?>> things =
        Map.<FileSection, List<? extends Wanted<?>>>of(
                FileSection.GROUPS, groups,
                FileSection.CONNECTIONS, connections,
                FileSection.CATEGORIES, categories,
                FileSection.ARTICLES, articles)
            .get(section);
    return things.stream()
        .map(Wanted::reference)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
