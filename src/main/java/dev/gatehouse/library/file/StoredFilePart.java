package dev.gatehouse.library.file;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A part of a file's content, or of one of its smaller versions. */
@Entity
@Table(name = "site_file_part")
@IdClass(StoredFilePart.Key.class)
public class StoredFilePart {
  @Id
  @Column(name = "file_id")
  private long fileId;

  @Id private int width;
  @Id private int number;
  private byte[] bytes;

  protected StoredFilePart() {}

  StoredFilePart(long fileId, int width, int number, byte[] bytes) {
    this.fileId = fileId;
    this.width = width;
    this.number = number;
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  /** What identifies a part. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    private long fileId;
    private int width;
    private int number;

    public Key() {}

    Key(long fileId, int width, int number) {
      this.fileId = fileId;
      this.width = width;
      this.number = number;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.fileId == fileId
          && key.width == width
          && key.number == number;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(fileId) * 31 * 31 + width * 31 + number;
    }
  }
}
