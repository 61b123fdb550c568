package dev.gatehouse.library;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.tenant.rule.WellFormedLanguage;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** The language of an article, where it is not its site's. */
@Embeddable
public class ArticleLanguage {
  @WellFormedLanguage @JsonProperty private String lang;

  @Enumerated(EnumType.STRING)
  @JsonProperty
  private TextDirection dir;

  ArticleLanguage copy() {
    ArticleLanguage copy = new ArticleLanguage();
    copy.lang = lang;
    copy.dir = dir;
    return copy;
  }

  /** A language tag (RFC 5646); {@code null} for the site's language. */
  public String getLang() {
    return lang;
  }

  public void setLang(String lang) {
    this.lang = lang;
  }

  /** The writing direction; {@code null} for the usual one of the language. */
  public TextDirection getDir() {
    return dir;
  }

  public void setDir(TextDirection dir) {
    this.dir = dir;
  }
}
