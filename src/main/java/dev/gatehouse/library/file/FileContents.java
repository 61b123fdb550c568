package dev.gatehouse.library.file;

import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** Opens files as streams, for what takes a whole file: the admin API and exports. */
@ApplicationScoped
public class FileContents {
  @Inject StoredFiles files;

  /** A file's content; each part is read when its turn comes, in a transaction of its own. */
  public InputStream open(TenantId tenant, StoredFile file) {
    return new Parts(
        number -> files.part(tenant, file, StoredFile.ORIGINAL, number), file.getSize());
  }

  /** A content of which one part is in memory. */
  private static final class Parts extends InputStream {
    private final IntFunction<Optional<byte[]>> parts;
    private final long size;
    private byte[] part = {};
    private int at;
    private int next;
    private long read;

    /**
     * @param parts the parts by their numbers
     * @param size of the whole file, in bytes
     */
    Parts(IntFunction<Optional<byte[]>> parts, long size) {
      this.parts = parts;
      this.size = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (read >= size) {
        return -1;
      }
      if (at >= part.length) {
        part = parts.apply(next++).orElseThrow(() -> new IOException("a file was deleted"));
        at = 0;
      }
      int some = Math.min(length, part.length - at);
      System.arraycopy(part, at, into, offset, some);
      at += some;
      read += some;
      return some;
    }
  }
}
