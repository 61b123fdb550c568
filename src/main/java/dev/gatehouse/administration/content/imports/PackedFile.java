package dev.gatehouse.administration.content.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A file in a zip, which is unpacked each time it is read. */
record PackedFile(ZipFile zip, ZipEntry entry) {
  /** The unpacked size in bytes. */
  long size() {
    return entry.getSize();
  }

  /**
   * The reason why the file is not unpacked, if there is one.
   *
   * @param most the size that it may have, in bytes
   */
  Optional<String> objection(long most) {
    if (size() > most) {
      return Optional.of("is larger than " + most + " bytes");
    }
    return size() > ImportLimits.SMALL_BYTES
            && size() / ImportLimits.RATIO > entry.getCompressedSize()
        ? Optional.of("is packed more than " + ImportLimits.RATIO + " times smaller than it is")
        : Optional.empty();
  }

  /**
   * The content, which fails with a {@link ZipException} where it is not what the zip's directory
   * says.
   */
  InputStream open() throws IOException {
    InputStream content = zip.getInputStream(entry);
    if (content == null) {
      throw new ZipException("an entry has no content");
    }
    return new Verified(content, entry);
  }

  /** The JDK trusts the directory of a zip: neither size nor checksum is compared. */
  private static final class Verified extends CheckedInputStream {
    private final ZipEntry entry;
    private long left;

    Verified(InputStream content, ZipEntry entry) {
      super(content, new CRC32());
      this.entry = entry;
      this.left = entry.getSize();
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      verify(one < 0 ? -1 : 1);
      return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int some = super.read(into, offset, length);
      verify(some);
      return some;
    }

    private void verify(int some) throws ZipException {
      left -= Math.max(some, 0);
      boolean ended = some < 0;
      if (left < 0 || ended && (left > 0 || getChecksum().getValue() != entry.getCrc())) {
        throw new ZipException("an entry is not what the directory says");
      }
    }
  }
}
