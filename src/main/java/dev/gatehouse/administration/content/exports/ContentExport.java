package dev.gatehouse.administration.content.exports;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.library.Article;
import dev.gatehouse.library.ArticleCard;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.Catalogue;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.Categories;
import dev.gatehouse.library.Category;
import dev.gatehouse.library.CategoryCard;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a site's categories and articles as a zip of Markdown files that an import reads. The same
 * content gives the same bytes.
 */
@ApplicationScoped
public class ContentExport {
  /** An import refuses larger texts that are packed too well, so they are not packed. */
  private static final int MOST_PACKED = 500_000;

  /** The earliest time of a zip's entry: a file's own time would be that of the export. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** The folder that was zipped, as an import has it: without it, a single category would be it. */
  private static final String TOP = "content/";

  /** Names that Windows does not take, and those that would describe their folder. */
  private static final Set<String> OTHER_MEANING =
      Set.of("con", "prn", "aux", "nul", "readme", "index");

  @Inject Catalogues catalogues;
  @Inject Articles articles;
  @Inject Categories categories;
  @Inject PermissionGroups groups;
  @Inject Trail trail;

  /**
   * A file of the zip.
   *
   * @param category whether it describes a category; an article otherwise
   * @param slug that no other article, or category beside it, has in the zip
   */
  private record Entry(boolean category, long id, String slug) {}

  /** Plans an export, and notes that it was asked for. */
  @Transactional
  public Export begin(Actor actor, Tenant site) {
    actor.require(Right.EDIT, site.tenantId());
    Catalogue catalogue = catalogues.everything(site.tenantId());
    SortedMap<String, Entry> entries = new TreeMap<>();
    for (CategoryCard card : catalogue.categories()) {
      entries.put(
          TOP + folder(catalogue, card.id()) + "README.md",
          new Entry(true, card.id(), slug(catalogue, card)));
    }
    Set<String> slugs = new HashSet<>();
    for (ArticleCard card : catalogue.articles()) {
      String slug = unique(card.slug(), slugs);
      String path = TOP + folder(catalogue, card.categoryId()) + fileName(slug) + ".md";
      entries.put(path, new Entry(false, card.id(), slug));
    }
    Changes counts = Changes.none().with("files", null, entries.size());
    trail.record(actor, AuditEvent.CONTENT_EXPORTED, site, "export of content", counts);
    return new Export(site.tenantId(), entries);
  }

  /** Titles may have any characters, so folders have the names of slugs. */
  private static String folder(Catalogue catalogue, Long category) {
    return catalogue.wayTo(category).stream()
        .map(card -> fileName(slug(catalogue, card)) + "/")
        .collect(Collectors.joining());
  }

  /** A slug that no other category beside this one has. */
  private static String slug(Catalogue catalogue, CategoryCard card) {
    long before =
        catalogue.categoriesIn(card.parentId()).stream()
            .filter(other -> other.slug().equals(card.slug()) && other.id() < card.id())
            .count();
    return before == 0 ? card.slug() : card.slug() + "-" + (before + 1);
  }

  private static String fileName(String slug) {
    return OTHER_MEANING.contains(slug) || slug.matches("(?:com|lpt)\\d") ? slug + "_" : slug;
  }

  private static String unique(String slug, Set<String> slugs) {
    String unique = slug;
    for (int number = 2; !slugs.add(unique); number++) {
      unique = slug + "-" + number;
    }
    return unique;
  }

  /** An export that is still to be written, text by text. */
  public final class Export {
    private final TenantId site;
    private final SortedMap<String, Entry> entries;

    private Export(TenantId site, SortedMap<String, Entry> entries) {
      this.site = site;
      this.entries = entries;
    }

    /** Writes the zip. What was deleted since is left out. */
    public void write(OutputStream out) throws IOException {
      UnaryOperator<String> names = groupNames(site);
      ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
      for (Map.Entry<String, Entry> entry : entries.entrySet()) {
        Optional<String> text = text(entry.getValue(), names);
        if (text.isPresent()) {
          add(zip, entry.getKey(), text.get().getBytes(StandardCharsets.UTF_8));
        }
      }
      zip.finish();
    }

    private Optional<String> text(Entry entry, UnaryOperator<String> names) {
      return entry.category()
          ? categories
              .find(site, entry.id())
              .map(Category::getSettings)
              .map(settings -> MarkdownText.of(settings, entry.slug(), names))
          : articles
              .find(site, entry.id())
              .map(Article::getSettings)
              .map(settings -> MarkdownText.of(settings, entry.slug(), names));
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    if (bytes.length > MOST_PACKED) {
      CRC32 sum = new CRC32();
      sum.update(bytes);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(bytes.length);
      entry.setCrc(sum.getValue());
    }
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Groups by name, which means the same at another site; by id where the name is ambiguous. */
  private UnaryOperator<String> groupNames(TenantId site) {
    Map<String, String> names = new HashMap<>();
    for (PermissionGroup group : groups.list(site, "", Integer.MAX_VALUE)) {
      names.put(group.getId(), group.getName());
    }
    return id -> {
      String name = names.get(id);
      List<String> all = names.values().stream().filter(other -> other.equals(name)).toList();
      boolean clear = all.size() == 1 && !names.containsKey(name) && name.equals(name.strip());
      return clear ? name : Objects.requireNonNull(id);
    };
  }
}
