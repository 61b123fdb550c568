package dev.gatehouse.administration.content.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.administration.content.exports.MarkdownText;
import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.library.TextDirection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an export writes, an import reads the same. */
class ExportedTextTest {
  private static Draft read(String text) throws BadFrontMatter {
    return Draft.of(new MarkdownFile(List.of("folder"), "file.md", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Plain\n",
        "---\ntitle: other\n---\ntext",
        "---",
        "...",
        "+++\n",
        "# Same\n\ntext",
        "# same #\ntext",
        "  # Other\n\ntext",
        "## Same\n",
        "\uFEFFmark",
        "\n\nlines before",
        "\n\n# Same\n\n\ntext",
        "\r\n\r\n# Same\r\ntext",
        "\n# Other",
        "# Same",
        "#",
        "# ",
        "a\r\nb\r\n",
        "\r\nfirst",
        "😀 end without break",
        "\ttab"
      })
  void keepsEveryText(String body) throws BadFrontMatter {
    ArticleSettings settings = new ArticleSettings();
    settings.setTitle("Same");
    settings.setSlug("same");
    settings.setBody(body);

    Draft draft = read(MarkdownText.of(settings, null, id -> id));

    assertThat(draft.content().body()).isEqualTo(body);
    assertThat(draft.content().title()).isEqualTo("Same");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true", "TRUE", "null", "~", "12", "0o17", ".inf", "- a", "a: b", "#a", "C#", "'a'", "\"a",
        "---", "[a", "{a", "&a", "*a", "!a", "%a", "@a", "a #b", "😀", "a\u2028b", "日本語", "1e3"
      })
  void keepsEveryTitleDescriptionAndName(String text) throws BadFrontMatter {
    ArticleSettings settings = new ArticleSettings();
    settings.setTitle(text);
    settings.setSlug("s");
    settings.setDescription(text);
    settings.setTags(List.of(text, "a, b"));
    settings.setGroups(Set.of(text));

    Draft draft = read(MarkdownText.of(settings, null, id -> id));

    assertThat(draft.content().title()).isEqualTo(text);
    assertThat(draft.metadata().description).isEqualTo(text);
    assertThat(draft.metadata().tags).containsExactly(text, "a, b");
    assertThat(draft.metadata().groups).containsExactly(text);
    assertThat(draft.metadata().notes).isEmpty();
  }

  @Test
  void keepsEverySetting() throws BadFrontMatter {
    ArticleSettings settings = new ArticleSettings();
    settings.setTitle("Title");
    settings.setSlug("slug");
    settings.setDescription("Description");
    settings.setBody("text");
    settings.setPosition(7);
    settings.getLanguage().setLang("ar");
    settings.getLanguage().setDir(TextDirection.RTL);
    settings.setTags(List.of("a"));
    settings.setGroups(new TreeSet<>(Set.of("g")));
    settings.setVisitors(true);
    settings.setSignedInOnly(true);
    settings.setReauthenticate(true);
    settings.setPublished(false);
    settings.setAliases(List.of("/old/a b", "/ä,b"));

    Draft draft = read(MarkdownText.of(settings, null, id -> id));
    ArticleSettings imported = new ArticleSettings();
    imported.setTitle(draft.content().title());
    imported.setSlug(draft.ownSlug());
    imported.setBody(draft.content().body());
    draft.metadata().applyTo(imported, Set.of("g"));

    assertThat(draft.ownSlug()).isEqualTo("slug");
    assertThat(draft.metadata().weight).isEqualTo(7);
    imported.setPosition(7);
    assertThat(MarkdownText.of(imported, null, id -> id))
        .isEqualTo(MarkdownText.of(settings, null, id -> id));
    assertThat(draft.metadata().notes).isEmpty();
  }

  @Test
  void keepsCategories() throws BadFrontMatter {
    CategorySettings settings = new CategorySettings();
    settings.setTitle("A / B: c");
    settings.setSlug("a-b");
    settings.setVisitors(true);
    settings.setAliases(List.of("/old"));

    Draft draft = read(MarkdownText.of(settings, 3, id -> id));

    assertThat(draft.content().title()).isEqualTo("A / B: c");
    assertThat(draft.content().body()).isEmpty();
    assertThat(draft.ownSlug()).isEqualTo("a-b");
    assertThat(draft.metadata().twin).isEqualTo(3);
    assertThat(draft.metadata().notes).isEmpty();
    assertThat(draft.metadata().visitors).isTrue();
    assertThat(draft.metadata().aliases).containsExactly("/old");
  }
}
