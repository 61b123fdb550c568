package dev.gatehouse.administration.content.exports;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Changes;
import dev.gatehouse.administration.change.Trail;
import dev.gatehouse.journal.AuditEvent;
import dev.gatehouse.library.Article;
import dev.gatehouse.library.Articles;
import dev.gatehouse.library.Catalogues;
import dev.gatehouse.library.Categories;
import dev.gatehouse.library.Category;
import dev.gatehouse.library.file.FileAddress;
import dev.gatehouse.library.file.FileContents;
import dev.gatehouse.library.file.StoredFile;
import dev.gatehouse.library.file.StoredFiles;
import dev.gatehouse.operator.Right;
import dev.gatehouse.reader.PermissionGroup;
import dev.gatehouse.reader.PermissionGroups;
import dev.gatehouse.tenant.Tenant;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a site's categories and articles as a zip of Markdown files that an import reads, with the
 * pictures and files that they use. Each is read when its turn comes. The same content gives the
 * same bytes.
 */
@ApplicationScoped
public class ContentExport {
  /** An import refuses larger texts that are packed too well, so they are not packed. */
  private static final int MOST_PACKED = 500_000;

  /** The earliest time of a zip's entry: a file's own time would be that of the export. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** The folder that was zipped, as an import has it: without it, a single category would be it. */
  private static final String TOP = "content/";

  @Inject Catalogues catalogues;
  @Inject Articles articles;
  @Inject Categories categories;
  @Inject PermissionGroups groups;
  @Inject StoredFiles files;
  @Inject FileContents contents;
  @Inject Trail trail;

  /**
   * A file of the zip.
   *
   * @param category whether it describes a category; an article otherwise
   * @param twin as in {@link MarkdownText}
   */
  private record Entry(boolean category, long id, Integer twin) {}

  /** Plans an export, and notes that it was asked for. */
  @Transactional
  public Export begin(Actor actor, Tenant site) {
    actor.require(Right.EDIT, site.tenantId());
    SortedMap<String, Entry> entries = new TreeMap<>();
    Places places = new Places(catalogues.everything(site.tenantId()));
    places
        .categories()
        .forEach(
            (path, card) ->
                entries.put(
                    TOP + path + "/README.md", new Entry(true, card.id(), places.twin(card))));
    places
        .articles()
        .forEach(
            (path, card) ->
                entries.put(TOP + path + ".md", new Entry(false, card.id(), places.twin(card))));
    Changes counts = Changes.none().with("files", null, entries.size());
    trail.record(actor, AuditEvent.CONTENT_EXPORTED, site, "export of content", counts);
    return new Export(site.tenantId(), entries);
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
      SortedSet<String> hashes = new TreeSet<>();
      for (Map.Entry<String, Entry> entry : entries.entrySet()) {
        Optional<String> text = text(entry.getValue(), names);
        if (text.isPresent()) {
          add(zip, entry.getKey(), text.get().getBytes(StandardCharsets.UTF_8));
          hashes.addAll(FileAddress.in(text.get()));
        }
      }
      // Most files are packed already, and an import refuses those that are packed too well.
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (String hash : hashes) {
        Optional<StoredFile> file = files.find(site, hash);
        if (file.isPresent()) {
          addFile(zip, file.get());
        }
      }
      zip.finish();
    }

    /** The texts refer to a file by its hash; the folder has it, so that the names may be equal. */
    private void addFile(ZipOutputStream zip, StoredFile file) throws IOException {
      String folder = FileAddress.folder(file.getHash()).substring(1);
      try (InputStream content = contents.open(site, file)) {
        zip.putNextEntry(entry(TOP + folder + file.getName()));
        content.transferTo(zip);
        zip.closeEntry();
      }
    }

    private Optional<String> text(Entry entry, UnaryOperator<String> names) {
      return entry.category()
          ? categories
              .find(site, entry.id())
              .map(Category::getSettings)
              .map(settings -> MarkdownText.of(settings, entry.twin(), names))
          : articles
              .find(site, entry.id())
              .map(Article::getSettings)
              .map(settings -> MarkdownText.of(settings, entry.twin(), names));
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = entry(name);
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

  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    return entry;
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
