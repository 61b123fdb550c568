package dev.gatehouse.protocol.snippets;

/** A language in which companies write their backends. */
public enum Language {
  NODE("Node.js", "js", '"'),
  PHP("PHP", "php", '\''),
  RUBY("Ruby", "rb", '\''),
  PYTHON("Python", "py", '"'),
  JAVA("Java", "java", '"'),
  CSHARP("C#", "cs", '"');

  private final String label;
  private final String extension;
  private final char quote;

  Language(String label, String extension, char quote) {
    this.label = label;
    this.extension = extension;
    this.quote = quote;
  }

  public String label() {
    return label;
  }

  /** Of its files, without the dot. */
  String extension() {
    return extension;
  }

  /** A text as it is written in the language: whatever it holds, it stays one text. */
  String literal(String text) {
    String escaped = text.replace("\\", "\\\\").replace(String.valueOf(quote), "\\" + quote);
    return quote + escaped + quote;
  }
}
