package dev.gatehouse.administration.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Repetitions;
import dev.gatehouse.administration.people.GroupSettings;
import dev.gatehouse.administration.people.UserFile;
import dev.gatehouse.journal.view.EventViewSettings;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.library.Slug;
import dev.gatehouse.operator.OperatorSettings;
import dev.gatehouse.reader.ReaderProfile;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.SiteSettings;
import jakarta.validation.Validation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Settings of which every text is long: each rule sees them, whatever another says. */
class HostileSettingsTest {
  private static final List<Supplier<Object>> SETTINGS =
      List.of(
          ArticleSettings::new,
          CategorySettings::new,
          SiteSettings::new,
          ConnectionSettings::new,
          GroupSettings::new,
          OperatorSettings::new,
          ReaderProfile::new,
          EventViewSettings::new);

  private final Rules rules = new Rules(Validation.buildDefaultValidatorFactory().getValidator());

  @Test
  void refusesLongTextOfAnythingSoon() throws IllegalAccessException {
    for (String text : Repetitions.each()) {
      for (Supplier<Object> empty : SETTINGS) {
        Object settings = empty.get();
        fill(settings, text);
        if (settings instanceof ArticleSettings article) {
          // More than the longest that a rule renders: MarkdownLimitsTest has those.
          article.setBody(text.repeat(4));
        }

        Objections objections = Repetitions.answerSoon(text, () -> rules.check(settings));

        assertThat(objections.errors()).isNotEmpty();
      }
    }
  }

  private static void fill(Object settings, String text) throws IllegalAccessException {
    for (Field field : settings.getClass().getDeclaredFields()) {
      if (field.getType() == String.class
          && !Modifier.isStatic(field.getModifiers())
          && field.trySetAccessible()) {
        field.set(settings, text);
      }
    }
  }

  @Test
  void readsFileOfUsersAndTitlesSoon() {
    for (String text : Repetitions.each()) {
      byte[] file = ("email,name\n" + text).getBytes(StandardCharsets.UTF_8);
      Repetitions.answersSoon(text, () -> UserFile.read(file));
      Repetitions.answersSoon(text, () -> UserFile.read(text.getBytes(StandardCharsets.UTF_8)));
      Repetitions.answersSoon(text, () -> Slug.of(text, "article"));
    }
  }
}
