package dev.gatehouse.reader;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gatehouse.storage.column.JsonObjectColumn;
import dev.gatehouse.tenant.Role;
import dev.gatehouse.tenant.rule.ReadableText;
import dev.gatehouse.text.EmailAddress;
import dev.gatehouse.text.PersonText;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is known about a reader: columns, rules, defaults and member names in one place. */
@Embeddable
public class ReaderProfile {
  /** What is wrong with a text that is no tag of a language. */
  public static final String LANGUAGE_RULE = "must be a language tag such as en or pt-BR";

  private static final String LANGUAGE = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}";

  @ReadableText(min = 1, max = PersonText.LONGEST_EMAIL)
  @JsonProperty
  private String email;

  @ReadableText(max = PersonText.LONGEST_NAME)
  @JsonProperty
  private String name;

  @ReadableText(min = 1, max = PersonText.LONGEST_ID)
  @Column(name = "external_id")
  @JsonProperty
  private String externalId;

  @NotNull(message = "must be viewer, editor or admin")
  @Enumerated(EnumType.STRING)
  @JsonProperty
  private Role role = Role.VIEWER;

  @Pattern(regexp = LANGUAGE, message = LANGUAGE_RULE)
  @JsonProperty
  private String lang;

  @Size(max = 2000, message = "must be at most 2000 characters")
  @Pattern(regexp = "https://[^\\s\\p{Cntrl}]+", message = "must be an https URL")
  @Column(name = "avatar_url")
  @JsonProperty
  private String avatarUrl;

  @NotNull(message = "must be an object")
  @SmallObject
  @Convert(converter = JsonObjectColumn.class)
  @Column(name = "custom_fields")
  @JsonProperty
  private Map<String, Object> customFields = new LinkedHashMap<>();

  @NotNull(message = "must be a list of group ids")
  @Size(max = 100, message = "must be at most 100 groups")
  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "reader_group", joinColumns = @JoinColumn(name = "reader_id"))
  @Column(name = "group_id")
  @JsonProperty
  private Set<@NotNull(message = "must be group ids") String> groups = new TreeSet<>();

  @JsonProperty private boolean banned;

  /** A copy that can be changed without changing the reader. */
  public ReaderProfile copy() {
    ReaderProfile copy = new ReaderProfile();
    copy.email = email;
    copy.name = name;
    copy.externalId = externalId;
    copy.role = role;
    copy.lang = lang;
    copy.avatarUrl = avatarUrl;
    copy.customFields = new LinkedHashMap<>(customFields);
    copy.groups = new TreeSet<>(groups);
    copy.banned = banned;
    return copy;
  }

  /** Whether a text may be somebody's language. */
  public static boolean isLanguageTag(String text) {
    return text.matches(LANGUAGE);
  }

  /** May be {@code null} where the reader is known by an id. */
  public String getEmail() {
    return email;
  }

  /** E-mail addresses are stored and compared in lower case. */
  public void setEmail(String email) {
    this.email = email == null ? null : EmailAddress.normalized(email);
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name == null ? null : PersonText.trimmed(name);
  }

  /** The id of this person in the company's own app; never reused for another person. */
  public String getExternalId() {
    return externalId;
  }

  public void setExternalId(String externalId) {
    // A line feed at its end is refused, as in tokens, and not trimmed.
    boolean trims = externalId != null && PersonText.isPlain(externalId);
    this.externalId = trims ? PersonText.trimmed(externalId) : externalId;
  }

  public Role getRole() {
    return role;
  }

  public void setRole(Role role) {
    this.role = role;
  }

  public String getLang() {
    return lang;
  }

  public void setLang(String lang) {
    this.lang = lang;
  }

  public String getAvatarUrl() {
    return avatarUrl;
  }

  public void setAvatarUrl(String avatarUrl) {
    this.avatarUrl = avatarUrl;
  }

  public Map<String, Object> getCustomFields() {
    return customFields;
  }

  public void setCustomFields(Map<String, Object> customFields) {
    this.customFields = customFields;
  }

  public Set<String> getGroups() {
    return groups;
  }

  public void setGroups(Set<String> groups) {
    this.groups = groups;
  }

  /** Whether sign-in is refused and every session ended. */
  public boolean isBanned() {
    return banned;
  }

  public void setBanned(boolean banned) {
    this.banned = banned;
  }

  /** The object is at most 4 KiB of JSON. */
  @Documented
  @Constraint(validatedBy = SmallObject.Rule.class)
  @Target(ElementType.FIELD)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface SmallObject {
    String message() default "must be at most 4 KiB (4096 bytes) of JSON";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Measures an object as it would be stored. */
    class Rule implements ConstraintValidator<SmallObject, Map<String, Object>> {
      private static final int MOST_BYTES = 4096;

      @Override
      public boolean isValid(Map<String, Object> fields, ConstraintValidatorContext context) {
        return fields == null
            || JsonObjectColumn.written(fields).getBytes(StandardCharsets.UTF_8).length
                <= MOST_BYTES;
      }
    }
  }
}
