package dev.gatehouse.reader;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Users that operators write keep the rule of tokens. */
class ReaderProfileTest {
  private static final String EMOJI = "\uD83D\uDE00";

  private static List<String> objections(Consumer<ReaderProfile> change) {
    ReaderProfile profile = new ReaderProfile();
    profile.setEmail("ann@example.com");
    change.accept(profile);
    try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
      return factory.getValidator().validate(profile).stream()
          .map(ConstraintViolation::getMessage)
          .toList();
    }
  }

  @Test
  void lengthsAreCountedInCharacters() {
    assertThat(objections(profile -> profile.setName(EMOJI.repeat(200)))).isEmpty();
    assertThat(objections(profile -> profile.setName(EMOJI.repeat(201))))
        .containsExactly("must be at most 200 characters");
    assertThat(objections(profile -> profile.setExternalId(EMOJI.repeat(500)))).isEmpty();
    assertThat(objections(profile -> profile.setExternalId("")))
        .containsExactly("must be 1 to 500 characters");
  }

  @Test
  void textsCanBeReadAsTheyAreStored() {
    assertThat(objections(profile -> profile.setName("\u200B")))
        .containsExactly("must have a visible character");
    assertThat(objections(profile -> profile.setName("a\u202Eb")))
        .containsExactly(
            "must be plain text without control characters or bidirectional overrides");
    assertThat(objections(profile -> profile.setExternalId("7\n"))).hasSize(1);
    assertThat(objections(profile -> profile.setName(null))).isEmpty();
  }

  @Test
  void textsAreTrimmed() {
    ReaderProfile profile = new ReaderProfile();
    profile.setName(" Ann ");
    profile.setExternalId(" 7 ");

    assertThat(profile.getName()).isEqualTo("Ann");
    assertThat(profile.getExternalId()).isEqualTo("7");
  }
}
