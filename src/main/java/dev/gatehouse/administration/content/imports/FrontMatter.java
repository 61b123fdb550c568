package dev.gatehouse.administration.content.imports;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The YAML between two lines of three hyphens at the beginning of a file, and the Markdown after
 * it. Values are text, numbers, booleans, lists and maps only.
 *
 * @param members by their names in lower case, as Hugo reads them
 */
record FrontMatter(Map<String, Object> members, String body) {
  private static final Pattern FENCED =
      Pattern.compile(
          "\\A---[ \\t]*\\R(?:(.*?)\\R)??(?:---|\\.\\.\\.)[ \\t]*(?:\\R|\\z)", Pattern.DOTALL);
  private static final int DEEPEST = 10;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setAllowDuplicateKeys(false)
          .setAllowRecursiveKeys(false)
          .setMaxAliasesForCollections(DEEPEST)
          .setCodePointLimit(ImportLimits.FRONT_MATTER)
          .build();

  /**
   * @throws BadFrontMatter when it cannot be read
   */
  static FrontMatter of(String file) throws BadFrontMatter {
    Optional<Matcher> fenced = fenced(file);
    if (fenced.isEmpty()) {
      return new FrontMatter(Map.of(), file);
    }
    String yaml = Optional.ofNullable(fenced.get().group(1)).orElse("");
    return new FrontMatter(members(yaml), file.substring(fenced.get().end()));
  }

  /**
   * Where the Markdown begins in a file.
   *
   * @throws BadFrontMatter when what is before it has no end
   */
  static int end(String file) throws BadFrontMatter {
    return fenced(file).map(Matcher::end).orElse(0);
  }

  private static Optional<Matcher> fenced(String file) throws BadFrontMatter {
    if (file.startsWith("+++")) {
      throw new BadFrontMatter("has front matter in TOML; only YAML is read");
    }
    if (!file.matches("(?s)---[ \\t]*(\\R.*)?")) {
      return Optional.empty();
    }
    Matcher fenced = FENCED.matcher(file);
    if (!fenced.lookingAt()) {
      throw new BadFrontMatter("has front matter without an end");
    }
    return Optional.of(fenced);
  }

  /**
   * What Docusaurus says of a folder in a file of its own, in YAML or JSON, which is YAML as well.
   *
   * @throws BadFrontMatter when it cannot be read
   */
  static FrontMatter ofCategory(String file) throws BadFrontMatter {
    Map<String, Object> given = members(file);
    Map<String, Object> members = new LinkedHashMap<>();
    copy(given, "label", members, "title");
    copy(given, "position", members, "weight");
    copy(given, "description", members, "description");
    if (given.get("link") instanceof Map<?, ?> link) {
      // "Category description, displayed at the top of the generated index."
      copy(link, "description", members, "description");
    }
    return new FrontMatter(members, "");
  }

  private static void copy(Map<?, ?> from, String name, Map<String, Object> to, String other) {
    if (from.get(name) != null) {
      to.putIfAbsent(other, from.get(name));
    }
  }

  private static Map<String, Object> members(String yaml) throws BadFrontMatter {
    if (yaml.length() > ImportLimits.FRONT_MATTER) {
      throw new BadFrontMatter(
          "has front matter of more than " + ImportLimits.FRONT_MATTER + " characters");
    }
    try {
      requireShallow(yaml);
      return members(new Load(SETTINGS).loadFromString(yaml));
    } catch (MarkedYamlEngineException e) {
      // The library's message quotes the file. Its line 1 is the line after the hyphens.
      throw new BadFrontMatter(
          "has broken YAML"
              + e.getProblemMark().map(mark -> " in line " + (mark.getLine() + 2)).orElse(""));
    } catch (IndexOutOfBoundsException | StackOverflowError e) {
      // The library fails on some texts that are no YAML.
      throw new BadFrontMatter("has broken YAML");
    } catch (YamlEngineException e) {
      throw new BadFrontMatter("has YAML that refers to itself too often, or is broken");
    }
  }

  private static Map<String, Object> members(Object yaml) throws BadFrontMatter {
    Map<String, Object> members = new LinkedHashMap<>();
    if (yaml != null && !(yaml instanceof Map<?, ?>)) {
      throw new BadFrontMatter("has front matter that is not a list of keys with values");
    }
    for (Map.Entry<?, ?> member : ((Map<?, ?>) (yaml == null ? members : yaml)).entrySet()) {
      String name = String.valueOf(member.getKey()).toLowerCase(Locale.ROOT);
      if (members.containsKey(name)) {
        throw new BadFrontMatter("has the key " + FileMetadata.shown(name) + " twice");
      }
      members.put(name, member.getValue());
    }
    return members;
  }

  /** Loading nested values is recursive; parsing their events is not. */
  private static void requireShallow(String yaml) throws BadFrontMatter {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(yaml)) {
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        throw new BadFrontMatter("has YAML that is nested too deeply");
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }
}
