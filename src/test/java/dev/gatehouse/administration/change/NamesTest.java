package dev.gatehouse.administration.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.operator.ApiTokenOrder;
import dev.gatehouse.administration.people.GroupSettings;
import dev.gatehouse.administration.site.SecretLinkOrder;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.operator.OperatorSettings;
import dev.gatehouse.tenant.ConnectionSettings;
import dev.gatehouse.tenant.SiteSettings;
import jakarta.validation.Validation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever has a name or a title has it by one rule. */
class NamesTest {
  private static final String EMOJI = "\uD83D\uDE00";

  private final Rules rules = new Rules(Validation.buildDefaultValidatorFactory().getValidator());

  static Stream<Object> settings() {
    return Stream.of(
        new SiteSettings(),
        new ConnectionSettings(),
        new ApiTokenOrder(),
        new SecretLinkOrder(),
        new GroupSettings(),
        new CategorySettings(),
        new ArticleSettings(),
        new OperatorSettings());
  }

  private static Member named(Object settings) {
    return Member.of(settings.getClass()).stream()
        .filter(member -> List.of("name", "title").contains(member.name()))
        .findFirst()
        .orElseThrow();
  }

  private boolean isRefused(Object settings, String name) {
    named(settings).write(settings, name);
    return rules.check(settings).isWrong(named(settings).name());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void nameCanBeReadAsItIsStored(Object settings) {
    for (String name : List.of("", " ", "\u200B", "\uFE0F", "a\u202Eb", "a\nb", "a\0")) {
      assertThat(isRefused(settings, name)).as(name).isTrue();
    }
    assertThat(isRefused(settings, null)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void lengthIsCountedInCharacters(Object settings) {
    assertThat(isRefused(settings, EMOJI.repeat(200))).isFalse();
    assertThat(isRefused(settings, EMOJI.repeat(201))).isTrue();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void nameIsTrimmed(Object settings) {
    assertThat(isRefused(settings, " Ann\n")).isFalse();
    assertThat(named(settings).read(settings)).isEqualTo("Ann");
  }
}
