package dev.gatehouse.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.tenant.rule.ContactAddress;
import dev.gatehouse.tenant.rule.LanguageTag;
import dev.gatehouse.tenant.rule.PlainLines;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/**
 * What readers' pages show of the company: its color, its footer, where to ask a person, and
 * whether an article was helpful; and the language of its articles, which every site has: of an
 * embeddable whose columns are all null, JPA makes no object.
 */
@Embeddable
public class SiteLook {
  @Pattern(regexp = "#[0-9a-f]{6}", message = "must be a color such as #1f5e52")
  @Column(name = "accent_color")
  @JsonProperty
  private String accentColor;

  @Size(max = 2000, message = "must be at most 2000 characters")
  @PlainLines
  @JsonProperty
  private String footer;

  @ContactAddress
  @Column(name = "contact_url")
  @JsonProperty
  private String contactUrl;

  @Column(name = "ask_helpful")
  @JsonProperty
  private boolean askHelpful;

  @NotNull(message = "must be a language tag such as en or pt-BR")
  @LanguageTag
  @Column(name = "content_language")
  @JsonProperty
  private String contentLanguage = "en";

  /** The accent color of readers' pages; {@code null} for Gatehouse's own. */
  public String getAccentColor() {
    return accentColor;
  }

  public void setAccentColor(String accentColor) {
    this.accentColor = accentColor == null ? null : accentColor.toLowerCase(Locale.ROOT);
  }

  /** The Markdown of the footer, or {@code null}. */
  public String getFooter() {
    return footer;
  }

  public void setFooter(String footer) {
    this.footer = footer;
  }

  /**
   * Where readers reach a person, an address of {@code https} or {@code mailto}, or {@code null}.
   */
  public String getContactUrl() {
    return contactUrl;
  }

  public void setContactUrl(String contactUrl) {
    this.contactUrl = contactUrl;
  }

  /** Whether readers are asked at an article's end if it was helpful. */
  public boolean isAskHelpful() {
    return askHelpful;
  }

  public void setAskHelpful(boolean askHelpful) {
    this.askHelpful = askHelpful;
  }

  /** The language of the articles. */
  public String getContentLanguage() {
    return contentLanguage;
  }

  public void setContentLanguage(String contentLanguage) {
    this.contentLanguage = contentLanguage;
  }
}
