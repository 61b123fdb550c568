package dev.gatehouse.administration.content.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontMatterTest {
  private static void assertRefused(String file, String reason) {
    assertThatThrownBy(() -> new FileMetadata(FrontMatter.of(file).members()))
        .isInstanceOf(BadFrontMatter.class)
        .hasMessageContaining(reason);
  }

  private static FileMetadata head(String yaml) throws BadFrontMatter {
    return new FileMetadata(FrontMatter.of("---\n" + yaml + "\n---\nText\n").members());
  }

  @Test
  void separatesYamlFromMarkdown() throws Exception {
    FrontMatter front = FrontMatter.of("---\r\nTitle: \"A: b\"\r\nn: 1\r\n---\r\nText\r\n---\r\n");

    assertThat(front.members()).isEqualTo(Map.of("title", "A: b", "n", 1));
    assertThat(front.body()).isEqualTo("Text\r\n---\r\n");
  }

  @Test
  void isNotRequired() throws Exception {
    for (String file : new String[] {"", "# A\n---\nb", "----\na: b\n----\n", "--- a"}) {
      assertThat(FrontMatter.of(file)).isEqualTo(new FrontMatter(Map.of(), file));
    }
    assertThat(FrontMatter.of("---\n---\nx")).isEqualTo(new FrontMatter(Map.of(), "x"));
    assertThat(FrontMatter.of("---\n# comment\n...")).isEqualTo(new FrontMatter(Map.of(), ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: [",
        "a: b\n c: d",
        "a: 1\na: 2",
        "A: 1\na: 2",
        "- a",
        "text",
        "a: !!java.lang.ProcessBuilder [x]",
        "tags: &a [*a]",
        "\t: x",
        "a: \u0007",
        "? {a: b}\n: c\n? {a: b}\n: d"
      })
  void refusesBrokenYaml(String yaml) {
    assertRefused("---\n" + yaml + "\n---\n", "has");
  }

  @Test
  void tellsTheLineOfAMistake() {
    assertRefused("---\na: 1\nb: [\n---\n", "line");
    assertRefused("---\na: 1\nb: 'x\n---\n", "broken YAML in line");
  }

  @Test
  void refusesWhatWouldNotEnd() {
    assertRefused("---\na: b\n", "without an end");
    assertRefused("+++\na = 1\n+++\n", "TOML");
    assertRefused("---\na: " + "x".repeat(ImportLimits.FRONT_MATTER) + "\n---\n", "more than");
    assertRefused("---\na: " + "[".repeat(20_000) + "\n---\n", "nested");
    assertRefused("---\n" + "- ".repeat(5000) + "\n---\n", "nested");
  }

  @Test
  void refusesBombsOfAliases() {
    StringBuilder yaml = new StringBuilder("l0: &l0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String all = ("*l" + (i - 1) + ", ").repeat(9);
      yaml.append("l").append(i).append(": &l").append(i).append(" [").append(all).append("x]\n");
    }
    assertRefused("---\n" + yaml + "---\n", "refers to itself");
  }

  @Test
  void understandsOurKeys() throws Exception {
    FileMetadata head =
        head(
            "title: 2024\nslug: a-b\ndescription: D\ncategory: Guides / First steps\n"
                + "tags: [a, 1]\ngroups: staff, other\nvisitors: true\nprivate: false\n"
                + "published: false");

    assertThat(head.title).isEqualTo("2024");
    assertThat(head.category).containsExactly("Guides", "First steps");
    assertThat(head.tags).containsExactly("a", "1");
    assertThat(head.groups).containsExactly("staff", "other");
    assertThat(List.of(head.visitors, head.signedInOnly, head.published))
        .containsExactly(true, false, false);
    assertThat(head.notes).isEmpty();
  }

  @Test
  void understandsKeysOfSiteGenerators() throws Exception {
    FileMetadata head =
        head(
            "layout: post\ndate: 2020-01-01\nweight: 5\nsummary: S\ncategories: [A, B]\n"
                + "draft: true\npublished: true\nvisibility: x\n\"<b>\": y");

    assertThat(head.description).isEqualTo("S");
    assertThat(head.category).containsExactly("A");
    assertThat(head.published).isFalse();
    assertThat(head.notes)
        .containsExactly(
            "is put into the first of its categories only", "ignored keys: <b>, visibility");
    assertThat(head("draft: false").published).isTrue();
    assertThat(head("title:").published).isNull();
  }

  @Test
  void guessesNothingThatDecidesWhoSeesIt() {
    assertRefused("---\nprivate: yes\n---\n", "neither true nor false");
    assertRefused("---\nreauthenticate: 15\n---\n", "neither true nor false");
    assertRefused("---\npublished: 0\n---\n", "neither true nor false");
    assertRefused("---\ngroups: {a: b}\n---\n", "not a list");
    assertRefused("---\ngroups: [[a]]\n---\n", "not a list of names");
    assertRefused("---\ntitle: [a]\n---\n", "not text");
  }
}
