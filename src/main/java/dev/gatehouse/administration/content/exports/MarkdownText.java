package dev.gatehouse.administration.content.exports;

import dev.gatehouse.library.ArticleSettings;
import dev.gatehouse.library.CategorySettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A Markdown file whose front matter has the keys that an import reads. */
public final class MarkdownText {
  private static final String FENCE = "---\n";

  /** A first heading may be the title, which an import drops; another one before it stays. */
  private static final Pattern FIRST_HEADING = Pattern.compile("\\A\\s*+#[ \\t]");

  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setSchema(new CoreSchema())
          .setSplitLines(false)
          .setUseUnicodeEncoding(true)
          .build();

  private MarkdownText() {}

  /**
   * @param slug that no other file has
   * @param groupName how a group is called
   */
  public static String of(ArticleSettings settings, String slug, UnaryOperator<String> groupName) {
    Map<String, Object> front = new LinkedHashMap<>();
    front.put("title", settings.getTitle());
    front.put("slug", slug);
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

  /** The file that describes a folder. */
  public static String of(CategorySettings settings, String slug, UnaryOperator<String> groupName) {
    Map<String, Object> front = new LinkedHashMap<>();
    front.put("title", settings.getTitle());
    front.put("slug", slug);
    put(front, "description", settings.getDescription());
    put(front, "weight", settings.getPosition());
    put(front, "groups", names(settings.getGroups(), groupName));
    front.put("visitors", settings.isVisitors());
    put(front, "aliases", settings.getAliases());
    return text(front, settings.getTitle(), "");
  }

  private static String text(Map<String, Object> front, String title, String body) {
    String heading = FIRST_HEADING.matcher(body).find() ? "# " + title + "\n" : "";
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
