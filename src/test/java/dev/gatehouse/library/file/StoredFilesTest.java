package dev.gatehouse.library.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.library.file.picture.SamplePictures;
import dev.gatehouse.storage.MemoryDatabase;
import dev.gatehouse.storage.Rows;
import dev.gatehouse.tenant.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredFilesTest {
  private static final Instant NOW = Instant.parse("2029-03-31T12:00:00Z");
  private static final TenantId TENANT = new TenantId(1);
  private static final TenantId OTHER = new TenantId(2);

  private final MemoryDatabase database = new MemoryDatabase("storedfiles");
  private final StoredFiles files = new StoredFiles();

  @BeforeEach
  void setUp() {
    files.entities = database.entities();
    files.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    database.write(() -> new Rows(database).tenant(1, "acme", "Acme"));
    database.write(() -> new Rows(database).tenant(2, "other", "Other"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private StoredFiles.Added add(TenantId tenant, byte[] bytes) throws IOException, FileRefused {
    try (ReceivedFile file = ReceivedFile.read("a.txt", new ByteArrayInputStream(bytes))) {
      file.makeVersions();
      return database.ask(() -> files.add(tenant, file));
    }
  }

  private byte[] read(StoredFile file) throws IOException {
    FileContents contents = new FileContents();
    contents.files = files;
    try (InputStream in = contents.open(file.tenantId(), file)) {
      return in.readAllBytes();
    }
  }

  @Test
  void contentComesBackPartByPart() throws IOException, FileRefused {
    for (int length : new int[] {1, FileLimits.PART_BYTES, 3 * FileLimits.PART_BYTES + 5}) {
      byte[] bytes = "é".repeat(length).getBytes(StandardCharsets.UTF_8);

      StoredFile stored = add(TENANT, bytes).file();

      assertThat(read(stored)).isEqualTo(bytes);
      assertThat(stored.getSize()).isEqualTo(bytes.length);
    }
  }

  @Test
  void sameContentIsStoredOnceForEachSite() throws IOException, FileRefused {
    StoredFiles.Added first = add(TENANT, new byte[] {'a'});
    StoredFiles.Added again = add(TENANT, new byte[] {'a'});
    StoredFiles.Added elsewhere = add(OTHER, new byte[] {'a'});

    assertThat(first.fresh()).isTrue();
    assertThat(again.fresh()).isFalse();
    assertThat(again.file().getId()).isEqualTo(first.file().getId());
    assertThat(elsewhere.fresh()).isTrue();
    assertThat(files.list(TENANT, 0, 10)).hasSize(1);
  }

  @Test
  void siteHasNoFileOfAnotherSite() throws IOException, FileRefused {
    StoredFile stored = add(OTHER, new byte[] {'a'}).file();

    assertThat(files.find(TENANT, stored.getHash())).isEmpty();
    assertThat(files.part(TENANT, stored, StoredFile.ORIGINAL, 0)).isEmpty();
    assertThat(files.list(TENANT, 0, 10)).isEmpty();
    database.write(() -> files.delete(TENANT, stored));
    assertThat(files.find(OTHER, stored.getHash())).isPresent();
  }

  @Test
  void sitesHaveRoomForSoMuch() throws IOException, FileRefused {
    StoredFile stored = add(TENANT, new byte[] {'a'}).file();
    database.write(
        () ->
            new Rows(database).sql("update site_file set stored = %d", FileLimits.SITE_BYTES - 10));

    assertThat(add(TENANT, new byte[] {'a'}).file().getId()).isEqualTo(stored.getId());
    assertThat(add(TENANT, "0123456789".getBytes(StandardCharsets.UTF_8)).fresh()).isTrue();
    try (ReceivedFile file = ReceivedFile.read("a", new ByteArrayInputStream(new byte[] {'b'}))) {
      database.entities().getTransaction().begin();
      assertThatThrownBy(() -> files.add(TENANT, file))
          .isInstanceOf(FileRefused.class)
          .hasMessageStartingWith("does not fit");
      database.entities().getTransaction().rollback();
    }
  }

  @Test
  void smallerVersionsAreStoredBesideAPicture() throws IOException, FileRefused {
    StoredFile stored = add(TENANT, SamplePictures.of("png", 900, 300)).file();

    assertThat(stored.smaller()).extracting(StoredFile.Version::width).containsExactly(400);
    StoredFile.Version small = stored.version(400);
    assertThat(files.part(TENANT, stored, 400, 0).orElseThrow().length)
        .isEqualTo((int) small.size());
    assertThat(stored.version(401).width()).isEqualTo(StoredFile.ORIGINAL);
    assertThat(stored.getStored())
        .isEqualTo(
            stored.getSize() + stored.smaller().stream().mapToLong(StoredFile.Version::size).sum());
    database.write(() -> files.delete(TENANT, stored));
    assertThat(files.taken(TENANT)).isZero();
  }
}
