package dev.gatehouse.library.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is kept of a sentence. */
class HelpfulQuestionTest {
  @Test
  void keepsSentenceAsOneLineOfPlainText() {
    assertThat(HelpfulQuestion.plain("  Where is\r\nthe\tswitch?\u0007 "))
        .isEqualTo("Where is  the switch?");
    assertThat(HelpfulQuestion.plain("a\u202Eb\u2066c\u0000d\uD800e")).isEqualTo("abcde");
    assertThat(HelpfulQuestion.plain("<b>bold</b>")).isEqualTo("<b>bold</b>");
    assertThat(HelpfulQuestion.plain("👍🏽")).isEqualTo("👍🏽");
  }

  @Test
  void keepsNothingWhereNothingIsToSee() {
    assertThat(HelpfulQuestion.plain(null)).isNull();
    assertThat(HelpfulQuestion.plain(" \n ")).isNull();
    assertThat(HelpfulQuestion.plain("\u200B\u00AD")).isNull();
  }

  @Test
  void cutsLongSentenceBetweenCharacters() {
    assertThat(HelpfulQuestion.plain("🙂".repeat(501))).isEqualTo("🙂".repeat(500));
  }
}
