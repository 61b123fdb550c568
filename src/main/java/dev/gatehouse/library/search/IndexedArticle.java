package dev.gatehouse.library.search;

import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.RenderedArticle;
import java.text.Normalizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;

/**
 * An article as a document of the index.
 *
 * @param text as a reader sees it, without markup
 */
record IndexedArticle(long id, String text) {
  /** The field by which a document is replaced. */
  static final String KEY = "key";

  private static final FieldType WORDS = words(false);
  private static final FieldType WORDS_AND_TEXT = words(true);

  private static FieldType words(boolean stored) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
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
    document.add(field(SearchField.TAGS, String.join("\n", card.tags()), WORDS));
    if (card.description() != null) {
      document.add(field(SearchField.DESCRIPTION, card.description(), WORDS));
    }
    // Not everybody who finds it may read on: neither a match nor an excerpt tells what it says.
    String text = card.reauthenticate() ? "" : article.rendered().text();
    document.add(field(SearchField.TEXT, text, WORDS_AND_TEXT));
    return document;
  }

  private static IndexableField field(SearchField field, String text, FieldType type) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return new Field(field.key, composed, type);
  }

  static IndexedArticle read(Document document) {
    return new IndexedArticle(
        Long.parseLong(document.get(KEY)), document.get(SearchField.TEXT.key));
  }
}
