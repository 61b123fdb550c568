package dev.gatehouse.library.search;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.RenderedArticle;
import dev.gatehouse.library.markdown.Markdown.Outline;
import dev.gatehouse.library.markdown.Markdown.Section;
import java.text.Normalizer;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;

/**
 * An article as a document of the index.
 *
 * @param text as a reader sees it, without markup
 * @param sections where its parts begin, in their order
 */
record IndexedArticle(long id, String text, List<Section> sections) {
  /** The field by which a document is replaced. */
  static final String KEY = "key";

  /** A stored line for each section: where it begins, and its anchor. */
  private static final String SECTIONS = "sections";

  private static final FieldType WORDS = words(false);
  private static final FieldType WORDS_AND_TEXT = words(true);

  private static FieldType words(boolean stored) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    // Phrases need the positions.
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.setStored(stored);
    type.freeze();
    return type;
  }

  static Document of(RenderedArticle article) {
    ArticleCard card = article.card();
    Document document = new Document();
    document.add(new StringField(KEY, Long.toString(card.id()), Field.Store.YES));
    document.add(new NumericDocValuesField(VisibleHits.ID, card.id()));
    document.add(new NumericDocValuesField(VisibleHits.VERSION, card.version()));
    document.add(field(SearchField.TITLE, card.title(), WORDS));
    card.tags().forEach(tag -> document.add(field(SearchField.TAGS, tag, WORDS)));
    if (card.description() != null) {
      document.add(field(SearchField.DESCRIPTION, card.description(), WORDS));
    }
    // Not everybody who finds it may read on: neither a match nor an excerpt tells what it says.
    Outline outline =
        card.reauthenticate() ? new Outline("", List.of()) : article.rendered().outline();
    document.add(field(SearchField.TEXT, outline.text(), WORDS_AND_TEXT));
    if (!outline.sections().isEmpty()) {
      document.add(new StoredField(SECTIONS, lines(outline)));
    }
    return document;
  }

  private static IndexableField field(SearchField field, String text, FieldType type) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return new Field(field.key, composed, type);
  }

  /** The starts are those in the text as it is stored, which can be shorter. */
  private static String lines(Outline outline) {
    boolean same = Normalizer.isNormalized(outline.text(), Normalizer.Form.NFC);
    StringBuilder lines = new StringBuilder();
    int from = 0;
    int stored = 0;
    for (Section section : outline.sections()) {
      String before = outline.text().substring(from, section.start());
      stored += same ? before.length() : Normalizer.normalize(before, Normalizer.Form.NFC).length();
      from = section.start();
      lines.append(stored).append(' ').append(section.anchor()).append('\n');
    }
    return lines.toString();
  }

  static IndexedArticle read(Document document) {
    String lines = document.get(SECTIONS);
    return new IndexedArticle(
        Long.parseLong(document.get(KEY)),
        document.get(SearchField.TEXT.key),
        lines == null ? List.of() : lines.lines().map(IndexedArticle::section).toList());
  }

  private static Section section(String line) {
    int space = line.indexOf(' ');
    return new Section(Integer.parseInt(line.substring(0, space)), line.substring(space + 1));
  }
}
