package dev.gatehouse.library.markdown;

import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;

/**
 * Parses what stands in a paragraph. Each link that ends makes the parser visit every bracket that
 * is still open in the paragraph, so a paragraph with thousands of brackets stays as it was typed.
 */
final class BoundedInlines implements InlineParser {
  private static final int MOST_BRACKETS = 5000;

  private final InlineParser parser;

  BoundedInlines(InlineParserContext context) {
    parser = new InlineParserImpl(context);
  }

  @Override
  public void parse(SourceLines lines, Node block) {
    if (brackets(lines) <= MOST_BRACKETS) {
      parser.parse(lines, block);
      return;
    }
    for (SourceLine line : lines.getLines()) {
      if (block.getFirstChild() != null) {
        block.appendChild(new SoftLineBreak());
      }
      block.appendChild(new Text(line.getContent().toString()));
    }
  }

  private static long brackets(SourceLines lines) {
    return lines.getLines().stream()
        .mapToLong(line -> line.getContent().chars().filter(c -> c == '[').count())
        .sum();
  }
}
