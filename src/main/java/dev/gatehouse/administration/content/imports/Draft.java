package dev.gatehouse.administration.content.imports;

import dev.gatehouse.library.Slug;
import dev.gatehouse.library.markdown.FirstHeading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A file that was read and is not an article yet. */
record Draft(MarkdownFile file, FileMetadata metadata, Content content) {
  /**
   * A file's title and Markdown. Readers' pages show the title above the text, so a first heading
   * that repeats it is dropped.
   */
  record Content(String title, String body) {
    /**
     * @param given the title in the front matter, or {@code null}
     * @param otherwise the title if the text has none either
     */
    static Content of(String given, String body, String otherwise) {
      Optional<FirstHeading> heading = FirstHeading.of(body);
      if (heading.isPresent() && (given == null || given.equalsIgnoreCase(heading.get().text()))) {
        return new Content(
            given == null ? heading.get().text() : given, body.substring(heading.get().end()));
      }
      return new Content(given == null ? otherwise : given, body);
    }
  }

  /**
   * @throws BadFrontMatter when its front matter cannot be used
   */
  static Draft of(MarkdownFile file) throws BadFrontMatter {
    if (file.isCategory() && !file.describesFolder()) {
      throw new BadFrontMatter("describes the outermost folder, which becomes no category");
    }
    FrontMatter front =
        file.isCategory() ? FrontMatter.ofCategory(file.text()) : FrontMatter.of(file.text());
    FileMetadata metadata = new FileMetadata(front.members());
    return new Draft(
        file,
        metadata,
        Content.of(metadata.title, front.body(), TargetCategories.title(name(file))));
  }

  /** The slugs that one file alone has, apart from those that only describe their folders. */
  static Set<String> uniqueSlugs(List<Draft> drafts) {
    Map<String, Long> files =
        drafts.stream()
            .filter(draft -> !draft.file().isCategory())
            .collect(Collectors.groupingBy(Draft::ownSlug, Collectors.counting()));
    return files.keySet().stream().filter(slug -> files.get(slug) == 1).collect(Collectors.toSet());
  }

  /** The slug from its front matter, or else from its name. */
  String ownSlug() {
    return metadata.slug != null ? metadata.slug : Slug.of(name(file), "article");
  }

  /** The same with the names of its folders in front, for files of the same name. */
  String longSlug() {
    return metadata.slug != null
        ? metadata.slug
        : Slug.of(String.join("-", file.folders()) + "-" + name(file), "article");
  }

  private static String name(MarkdownFile file) {
    return file.describesFolder() ? file.folders().get(file.folders().size() - 1) : file.stem();
  }
}
