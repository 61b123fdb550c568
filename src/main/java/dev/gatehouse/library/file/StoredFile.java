package dev.gatehouse.library.file;

import dev.gatehouse.library.file.picture.SmallerVersions;
import dev.gatehouse.storage.column.TextListColumn;
import dev.gatehouse.tenant.TenantId;
import dev.gatehouse.tenant.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** A file of a site, without its content. It never changes: other content is another file. */
@Entity
@Table(name = "site_file")
public class StoredFile extends TenantOwned {
  /** The width that stands for the file itself. */
  public static final int ORIGINAL = 0;

  private static final String OF = ":";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "site_file")
  @SequenceGenerator(name = "site_file", sequenceName = "site_file_seq", allocationSize = 50)
  private Long id;

  private String hash;
  private String name;

  @Enumerated(EnumType.STRING)
  private FileType type;

  private long size;
  private long stored;
  private Integer width;
  private Integer height;

  @Column(name = "touched_at")
  private Instant touchedAt;

  @Convert(converter = TextListColumn.class)
  private List<String> versions;

  protected StoredFile() {}

  StoredFile(TenantId tenant, ReceivedFile file, long size, Instant createdAt) {
    super(tenant, createdAt);
    this.touchedAt = createdAt;
    this.hash = file.contentHash();
    this.name = file.name();
    this.type = file.type();
    this.size = size;
    this.stored = size + file.versions().stream().mapToLong(SmallerVersions.Version::size).sum();
    this.width = file.picture() == null ? null : file.picture().shownWidth();
    this.height = file.picture() == null ? null : file.picture().shownHeight();
    this.versions =
        file.versions().stream().map(version -> version.width() + OF + version.size()).toList();
  }

  /**
   * A picture in one of its sizes.
   *
   * @param width in pixels; {@link #ORIGINAL} for the file itself
   * @param size in bytes
   */
  public record Version(int width, long size) {
    static Version of(String text) {
      String[] parts = text.split(OF);
      return new Version(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    }
  }

  /** The smaller versions, the widest first. */
  public List<Version> smaller() {
    return versions.stream().map(Version::of).toList();
  }

  /** The smallest version that is at least this wide; the file itself if there is none. */
  public Version version(int wanted) {
    return smaller().stream()
        .filter(one -> wanted != ORIGINAL && one.width() >= wanted)
        .min(Comparator.comparingInt(Version::width))
        .orElseGet(() -> new Version(ORIGINAL, size));
  }

  /** The path on its site. */
  public String address() {
    return FileAddress.of(hash, name);
  }

  /**
   * The name for the header {@code Content-Disposition}, also in all its characters (RFC 6266,
   * section 4.3; RFC 8187).
   */
  public String dispositionName() {
    return "; filename=\"%s\"; filename*=UTF-8''%s"
        .formatted(
            StoredName.ascii(name),
            URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A"));
  }

  public String mediaType() {
    return type.mediaType(name);
  }

  public Long getId() {
    return id;
  }

  public String getHash() {
    return hash;
  }

  public String getName() {
    return name;
  }

  public FileType getType() {
    return type;
  }

  public long getSize() {
    return size;
  }

  long getStored() {
    return stored;
  }

  /** In pixels, as shown; {@code null} for what is no picture. */
  public Integer getWidth() {
    return width;
  }

  /** In pixels, as shown; {@code null} for what is no picture. */
  public Integer getHeight() {
    return height;
  }
}
