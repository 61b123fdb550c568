package dev.gatehouse.library;

import dev.gatehouse.library.file.FileAddress;
import dev.gatehouse.library.file.StoredFile;
import dev.gatehouse.library.file.StoredFiles;
import dev.gatehouse.library.markdown.Markdown.Rendered;
import dev.gatehouse.storage.Database;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gives the stored pictures in articles their size, so that the page does not move while they load,
 * and their smaller versions, of which the browser takes one. A picture that is wider than the text
 * becomes a link to itself. The input is safe HTML, which has one form only.
 */
@ApplicationScoped
class ArticlePictures {
  /** The width of an article's text in {@code site.css}, in pixels. */
  private static final int COLUMN = 720;

  private static final String SIZES = "(min-width: 48rem) " + COLUMN + "px, 100vw";
  private static final Pattern PLACE =
      Pattern.compile("<a(?= )|</a>|<img((?: [a-z]+=\"[^\"]*\")*)");
  private static final Pattern ATTRIBUTE = Pattern.compile("(src|alt|width|height)=\"([^\"]*)\"");

  @Inject StoredFiles files;
  @Inject Database database;

  /** The texts with their pictures; asks the database only if there are any. */
  <K> Map<K, Rendered> in(TenantId tenant, Map<K, Rendered> texts) {
    Set<String> hashes = new TreeSet<>();
    texts.values().forEach(text -> hashes.addAll(FileAddress.in(text.html())));
    if (hashes.isEmpty()) {
      return texts;
    }
    Map<String, StoredFile> known = byHash(database.ask(() -> files.find(tenant, hashes)));
    Map<K, Rendered> shown = new HashMap<>();
    texts.forEach(
        (key, text) -> shown.put(key, new Rendered(in(text.html(), known), text.headings())));
    return shown;
  }

  private static Map<String, StoredFile> byHash(Collection<StoredFile> files) {
    return files.stream().collect(Collectors.toMap(StoredFile::getHash, Function.identity()));
  }

  static String in(String html, Map<String, StoredFile> files) {
    StringBuilder shown = new StringBuilder(html.length() + 1000);
    Matcher place = PLACE.matcher(html);
    boolean linked = false;
    int done = 0;
    while (place.find()) {
      if (place.group(1) == null) {
        linked = place.group().startsWith("<a");
      } else {
        int end = html.indexOf('>', place.end()) + 1;
        shown.append(html, done, place.start());
        shown.append(
            picture(
                html.substring(place.start(), end), place.end(1) - place.start(), linked, files));
        done = end;
      }
    }
    return shown.append(html, done, html.length()).toString();
  }

  /**
   * @param tag such as {@code <img src="…" alt="…" />}
   * @param attributesEnd where its attributes end
   */
  private static String picture(
      String tag, int attributesEnd, boolean linked, Map<String, StoredFile> files) {
    Map<String, String> attributes = new HashMap<>();
    Matcher attribute = ATTRIBUTE.matcher(tag);
    while (attribute.find()) {
      attributes.put(attribute.group(1), attribute.group(2));
    }
    String source = attributes.getOrDefault("src", "");
    StoredFile file = files.get(FileAddress.hashOf(source));
    if (file == null || file.getWidth() == null) {
      return tag;
    }
    String shown =
        tag.substring(0, attributesEnd)
            + (attributes.containsKey("width") || attributes.containsKey("height")
                ? ""
                : " width=\"%d\" height=\"%d\"".formatted(file.getWidth(), file.getHeight()))
            + versions(source.replaceFirst("[?#].*", ""), file)
            + tag.substring(attributesEnd);
    // Without words, the link would have no name.
    boolean opens =
        file.getWidth() > COLUMN && !linked && !attributes.getOrDefault("alt", "").isBlank();
    return opens ? "<a class=\"picture\" href=\"" + source + "\">" + shown + "</a>" : shown;
  }

  private static String versions(String source, StoredFile file) {
    if (file.smaller().isEmpty()) {
      return "";
    }
    StringBuilder versions = new StringBuilder(" srcset=\"");
    file.smaller()
        .forEach(
            version ->
                versions.append(
                    "%s?w=%d %dw, ".formatted(source, version.width(), version.width())));
    return versions
        .append("%s %dw\" sizes=\"%s\"".formatted(source, file.getWidth(), SIZES))
        .toString();
  }
}
