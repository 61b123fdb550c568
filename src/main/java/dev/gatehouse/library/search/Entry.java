package dev.gatehouse.library.search;

import dev.gatehouse.library.ArticleText;
import dev.gatehouse.library.markdown.Markdown;
import java.text.Normalizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexableField;

/**
 * What the index keeps of an article.
 *
 * @param text what a reader of the article sees, without its form
 */
record Entry(long id, String text) {
  /** By which an article is found to be replaced. */
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

  static Document of(ArticleText article) {
    Document document = new Document();
    document.add(new StringField(KEY, Long.toString(article.id()), Store.YES));
    document.add(new NumericDocValuesField(VisibleHits.ID, article.id()));
    document.add(new NumericDocValuesField(VisibleHits.VERSION, article.version()));
    document.add(field(Field.TITLE, article.title(), WORDS));
    document.add(field(Field.TAGS, String.join("\n", article.tags()), WORDS));
    if (article.description() != null) {
      document.add(field(Field.DESCRIPTION, article.description(), WORDS));
    }
    document.add(field(Field.TEXT, Markdown.toText(article.body()), WORDS_AND_TEXT));
    return document;
  }

  private static IndexableField field(Field field, String text, FieldType type) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return new org.apache.lucene.document.Field(field.key, composed, type);
  }

  static Entry read(Document document) {
    return new Entry(Long.parseLong(document.get(KEY)), document.get(Field.TEXT.key));
  }
}
