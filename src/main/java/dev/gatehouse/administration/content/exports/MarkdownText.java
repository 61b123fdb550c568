package dev.gatehouse.administration.content.exports;

import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.CategorySettings;
import dev.gatehouse.library.markdown.FirstHeading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A Markdown file whose front matter has the keys that an import reads. */
public final class MarkdownText {
  private static final String FENCE = "---\n";

  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setSchema(new CoreSchema())
          .setSplitLines(false)
          .setUseUnicodeEncoding(true)
          .build();

  private MarkdownText() {}

  /**
   * @param twin which of the articles with the same slug it is, from 1; {@code null} if there is no
   *     other
   * @param groupName how a group is called
   */
  public static String of(ArticleSettings settings, Integer twin, UnaryOperator<String> groupName) {
    Map<String, Object> front = new LinkedHashMap<>();
    front.put("title", settings.getTitle());
    front.put("slug", settings.getSlug());
    put(front, "twin", twin);
    put(front, "description", settings.getDescription());
    put(front, "weight", settings.getPosition());
    put(front, "lang", settings.getLanguage().getLang());
    if (settings.getLanguage().getDir() != null) {
      front.put("dir", settings.getLanguage().getDir().name().toLowerCase(Locale.ROOT));
    }
    put(front, "tags", settings.getTags());
    put(front, "groups", names(settings.getGroups(), groupName));
    front.put("visitors", settings.isVisitors());
    front.put("private", settings.isSignedInOnly());
    front.put("reauthenticate", settings.isReauthenticate());
    front.put("published", settings.isPublished());
    put(front, "aliases", settings.getAliases());
    return text(front, settings.getTitle(), settings.getBody());
  }

  /**
   * The file that describes a folder.
   *
   * @param twin which of the categories with the same slug beside it is; {@code null} if the slug
   *     and the title tell it from all others
   * @param groupName how a group is called
   */
  public static String of(
      CategorySettings settings, Integer twin, UnaryOperator<String> groupName) {
    Map<String, Object> front = new LinkedHashMap<>();
    front.put("title", settings.getTitle());
    front.put("slug", settings.getSlug());
    put(front, "twin", twin);
    put(front, "description", settings.getDescription());
    put(front, "weight", settings.getPosition());
    put(front, "groups", names(settings.getGroups(), groupName));
    front.put("visitors", settings.isVisitors());
    put(front, "aliases", settings.getAliases());
    return text(front, settings.getTitle(), "");
  }

  private static String text(Map<String, Object> front, String title, String body) {
    // An import drops a first heading that is the title, which is then not the text's own.
    String repeated = "# " + title + "\n\n";
    boolean dropped =
        FirstHeading.of(body).filter(own -> own.text().equalsIgnoreCase(title)).isPresent();
    String heading = dropped ? repeated : "";
    return FENCE + new Dump(SETTINGS).dumpToString(front) + FENCE + heading + body;
  }

  /** Leaves out what has no value. */
  private static void put(Map<String, Object> front, String key, Object value) {
    if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
      front.put(key, value);
    }
  }

  private static List<String> names(Set<String> groups, UnaryOperator<String> groupName) {
    return groups.stream().sorted().map(groupName).toList();
  }
}
