package dev.gatehouse.site.file;

import dev.gatehouse.library.file.FileLimits;
import dev.gatehouse.library.file.StoredFile;
import dev.gatehouse.library.file.StoredFiles;
import dev.gatehouse.protocol.header.EntityTags;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Sends a file, or the part of it that is asked for. Each piece is read when the one before is
 * sent: neither memory nor a connection to the database waits for a slow browser.
 */
@ApplicationScoped
public class FileSender {
  private static final String FOR_GOOD = "private, max-age=31536000, immutable";

  /** A picture that is opened by itself is a document: it may draw, and nothing else. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  @Inject StoredFiles files;
  @Inject Database database;

  /**
   * What is sent.
   *
   * @param keepable whether the browser may keep it
   */
  private record Content(
      TenantId tenant, StoredFile file, StoredFile.Version version, boolean keepable) {
    String tag() {
      return "\"%s-%d\"".formatted(file.getHash(), version.width());
    }
  }

  /**
   * Sends a file.
   *
   * @param keepable whether the browser may keep it
   * @return {@code false} if it was deleted meanwhile, and nothing is sent
   * @throws DatabaseUnavailable when the database does not answer, and nothing is sent
   */
  public boolean send(
      TenantId tenant,
      StoredFile file,
      boolean keepable,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    return send(
        new Content(tenant, file, file.version(width(request)), keepable), request, response);
  }

  /** The width that the address asks for; anything else means the file itself. */
  private static int width(HttpServletRequest request) {
    String wanted = request.getParameter("w");
    return wanted != null && wanted.matches("\\d{1,5}")
        ? Integer.parseInt(wanted)
        : StoredFile.ORIGINAL;
  }

  private boolean send(Content content, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long size = content.version().size();
    Optional<ByteRange> asked = range(content, request);
    ByteRange range = asked.orElseGet(() -> ByteRange.whole(size));
    String known = request.getHeader("If-None-Match");
    boolean current = EntityTags.name(known, content.tag()) || EntityTags.name(known, "*");
    boolean sends = range.isSatisfiable() && !current && request.getMethod().equals("GET");
    Optional<byte[]> piece = piece(content, sends ? number(range.first()) : 0);
    if (piece.isEmpty()) {
      return false;
    }
    setHeaders(content, response);
    if (current) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return true;
    }
    if (asked.isPresent()) {
      response.setHeader("Content-Range", range.text(size));
      response.setStatus(
          range.isSatisfiable()
              ? HttpServletResponse.SC_PARTIAL_CONTENT
              : HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
    }
    describe(content.file(), response);
    response.setContentLengthLong(Math.max(0, range.length()));
    if (sends) {
      write(content, range, piece.get(), response.getOutputStream());
    }
    return true;
  }

  /** Only GET has ranges, and only of the content that the browser has a part of. */
  private static Optional<ByteRange> range(Content content, HttpServletRequest request) {
    String same = request.getHeader("If-Range");
    return !request.getMethod().equals("GET") || same != null && !same.equals(content.tag())
        ? Optional.empty()
        : ByteRange.of(request.getHeader("Range"), content.version().size());
  }

  private static void setHeaders(Content content, HttpServletResponse response) {
    response.setHeader("ETag", content.tag());
    response.setHeader("Accept-Ranges", "bytes");
    response.setHeader("Cache-Control", content.keepable() ? FOR_GOOD : "private, no-store");
    // After a sign-out, and for the next person at this browser, what is kept is not theirs.
    response.setHeader("Vary", "Cookie, Authorization");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Referrer-Policy", "no-referrer");
    // No page of another site shows it with a reader's cookie.
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  }

  private static void describe(StoredFile file, HttpServletResponse response) {
    response.setContentType(file.mediaType());
    response.setHeader(
        "Content-Disposition",
        (file.getType().isPicture() ? "inline" : "attachment") + file.dispositionName());
  }

  private static int number(long at) {
    return (int) (at / FileLimits.PART_BYTES);
  }

  private Optional<byte[]> piece(Content content, int number) {
    return database.ask(
        () -> files.part(content.tenant(), content.file(), content.version().width(), number));
  }

  private void write(Content content, ByteRange range, byte[] first, OutputStream out)
      throws IOException {
    byte[] piece = first;
    for (int number = number(range.first()); number <= number(range.last()); number++) {
      if (number > number(range.first())) {
        // The browser sees that the file ends before its announced length.
        piece = piece(content, number).orElseThrow(() -> new IOException("a file was deleted"));
      }
      long begin = (long) number * FileLimits.PART_BYTES;
      int from = (int) Math.max(0, range.first() - begin);
      int to = (int) Math.min(piece.length, range.last() - begin + 1);
      out.write(piece, from, to - from);
    }
  }
}
