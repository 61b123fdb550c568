package dev.gatehouse.administration.content.imports;

import dev.gatehouse.library.Slug;

/** A file that has been read, on its way to becoming an article. */
record Draft(MarkdownFile file, FileMetadata head, Text text) {
  /**
   * @throws BadFrontMatter when it cannot be taken
   */
  static Draft of(MarkdownFile file) throws BadFrontMatter {
    FrontMatter front = FrontMatter.of(file.text());
    FileMetadata head = new FileMetadata(front.members());
    return new Draft(
        file, head, Text.of(head.title, front.body(), TargetCategories.title(name(file))));
  }

  /** The readable part of the address that its name gives it. */
  String ownSlug() {
    return head.slug != null ? head.slug : Slug.of(name(file), "article");
  }

  /** The same with the names of its folders before it, to tell it from others of its name. */
  String longSlug() {
    return head.slug != null
        ? head.slug
        : Slug.of(String.join("-", file.folders()) + "-" + name(file), "article");
  }

  private static String name(MarkdownFile file) {
    return file.describesFolder() ? file.folders().get(file.folders().size() - 1) : file.stem();
  }
}
