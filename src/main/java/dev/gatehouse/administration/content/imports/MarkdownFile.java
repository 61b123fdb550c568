package dev.gatehouse.administration.content.imports;

import java.util.List;

/**
 * A Markdown file of the upload.
 *
 * @param folders the folders it stands in, from the outside in
 * @param name without folders
 */
record MarkdownFile(List<String> folders, String name, String text) {
  /** Folders and name as one. */
  String path() {
    return folders.isEmpty() ? name : String.join("/", folders) + "/" + name;
  }

  /** Whether it is about its folder: what Git hosts, Hugo, Jekyll and MkDocs show for one. */
  boolean describesFolder() {
    return !folders.isEmpty() && name.matches("(?i)(readme|_?index)\\.(md|markdown)");
  }

  /** The name without its ending, and without the date that Jekyll puts before it. */
  String stem() {
    return name.replaceFirst("\\.[^.]*$", "").replaceFirst("^\\d{4}-\\d{2}-\\d{2}-(?=.)", "");
  }
}
