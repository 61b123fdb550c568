package dev.gatehouse.administration.content.imports;

import java.util.List;

/**
 * A Markdown file of the upload, or one that only describes its folder.
 *
 * @param folders its folders, outermost first
 * @param name without folders
 */
record MarkdownFile(List<String> folders, String name, String text) {
  /** The path: folders and name. */
  String path() {
    return folders.isEmpty() ? name : String.join("/", folders) + "/" + name;
  }

  /** Whether it describes its folder, as such files do for Git hosts, Hugo, Jekyll and MkDocs. */
  boolean describesFolder() {
    return !folders.isEmpty()
        && (isCategory() || name.matches("(?i)(readme|_?index)\\.(md|markdown)"));
  }

  /** Whether it can only describe its folder. */
  boolean isCategory() {
    return EntryName.isCategory(name);
  }

  /** The name without its ending, and without Jekyll's date in front. */
  String stem() {
    return name.replaceFirst("\\.[^.]*$", "").replaceFirst("^\\d{4}-\\d{2}-\\d{2}-(?=.)", "");
  }
}
