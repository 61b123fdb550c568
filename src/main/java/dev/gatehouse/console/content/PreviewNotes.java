package dev.gatehouse.console.content;

import dev.gatehouse.console.ConsoleTexts;
import dev.gatehouse.library.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells authors what readers do not see of an article as they may expect it. */
final class PreviewNotes {
  private static final int MOST = 10;

  /** Languages of code that other products draw. */
  private static final Pattern DIAGRAM =
      Pattern.compile("(?m)^ {0,3}(?:`{3,}|~{3,}) *(mermaid|plantuml|graphviz|dot)\\b");

  private PreviewNotes() {}

  /** The notes as HTML, or nothing. */
  static String of(String markdown, ConsoleTexts texts) {
    String text = markdown == null ? "" : markdown;
    List<String> notes = new ArrayList<>();
    String dropped =
        Markdown.dropped(text).stream()
            .limit(MOST)
            .map(name -> "<code>&lt;" + escaped(name) + "&gt;</code>")
            .collect(Collectors.joining(", "));
    if (!dropped.isEmpty()) {
      notes.add(texts.of("content", "article.preview.dropped", dropped));
    }
    if (DIAGRAM.matcher(text).find()) {
      notes.add(texts.of("content", "article.preview.diagram"));
    }
    return notes.stream()
        .map(note -> "<p class=\"preview-note\">" + note + "</p>")
        .collect(Collectors.joining());
  }

  private static String escaped(String name) {
    return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
