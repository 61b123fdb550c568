package dev.gatehouse.administration.sitefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.gatehouse.secret.Fingerprint;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a site file says of a site.
 *
 * @param site settings and logo; empty for a site that does not exist yet
 * @param sections things by their references, in the file's order; without content, the sections of
 *     content are absent
 */
public record SiteState(
    Map<String, Object> site, Map<FileSection, Map<String, Described>> sections) {
  /** The version of the format, which every file names. */
  public static final String FORMAT = "gatehouse-site/1";

  private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

  /**
   * @param id where it is, in this installation only; {@code null} for a group
   * @param members as the file has them
   */
  record Described(Long id, Map<String, Object> members) {}

  static SiteState none() {
    return new SiteState(Map.of(), new EnumMap<>(FileSection.class));
  }

  Map<String, Described> of(FileSection section) {
    return sections.getOrDefault(section, Map.of());
  }

  Set<String> references(FileSection section) {
    return of(section).keySet();
  }

  /** The file, the same for the same state, with a line break at its end. */
  public byte[] file() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("format", FORMAT);
    document.put("site", site);
    sections.forEach((section, things) -> document.put(section.member(), members(things)));
    try {
      byte[] json = WRITER.writeValueAsBytes(document);
      byte[] file = Arrays.copyOf(json, json.length + 1);
      file[json.length] = '\n';
      return file;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a site cannot be written as JSON", e);
    }
  }

  /** A name of this state, for {@code ETag}. */
  public String tag() {
    return Fingerprint.of(file()).substring(0, 32);
  }

  private static List<Map<String, Object>> members(Map<String, Described> things) {
    return things.values().stream().map(Described::members).toList();
  }
}
