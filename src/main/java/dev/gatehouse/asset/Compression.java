package dev.gatehouse.asset;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses scripts and styles, whatever the server is set to. Pages stay as they are: what is
 * secret in them would show in their length (BREACH).
 */
@WebFilter(urlPatterns = {"/jakarta.faces.resource/*", "/assets/*"})
public class Compression extends HttpFilter {
  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getServletPath();
    String accepted = request.getHeader("Accept-Encoding");
    boolean text = path.contains(".css") || path.contains(".js") || path.endsWith(".svg");
    if (!text || accepted == null || !accepted.contains("gzip")) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Vary", "Accept-Encoding");
    try (Compressed compressed = new Compressed(response)) {
      chain.doFilter(request, compressed);
    }
  }

  /** Compresses what is written, if anything is: many answers say only that nothing changed. */
  private static final class Compressed extends HttpServletResponseWrapper
      implements AutoCloseable {
    private Out out;
    private PrintWriter writer;

    private Compressed(HttpServletResponse response) {
      super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      if (out == null) {
        setHeader("Content-Encoding", "gzip");
        out = new Out(super.getOutputStream());
      }
      return out;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      if (writer == null) {
        writer = new PrintWriter(getOutputStream(), false, StandardCharsets.UTF_8);
      }
      return writer;
    }

    @Override
    public void setContentLength(int length) {
      // Of what was not compressed.
    }

    @Override
    public void setContentLengthLong(long length) {
      // Of what was not compressed.
    }

    @Override
    public void setHeader(String name, String value) {
      if (!name.equalsIgnoreCase("Content-Length")) {
        super.setHeader(name, value);
      }
    }

    @Override
    public void flushBuffer() throws IOException {
      if (out == null) {
        super.flushBuffer();
      }
    }

    @Override
    public void close() throws IOException {
      if (writer != null) {
        writer.flush();
      }
      if (out != null) {
        out.finish();
      }
    }
  }

  private static final class Out extends ServletOutputStream {
    private final ServletOutputStream plain;
    private GZIPOutputStream gzip;

    private Out(ServletOutputStream plain) {
      this.plain = plain;
    }

    /** Begun late: some servers size their buffer after they asked for the stream. */
    private GZIPOutputStream gzip() throws IOException {
      if (gzip == null) {
        gzip = new GZIPOutputStream(plain);
      }
      return gzip;
    }

    @Override
    public void write(int b) throws IOException {
      gzip().write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      gzip().write(bytes, offset, length);
    }

    private void finish() throws IOException {
      if (gzip != null) {
        gzip.finish();
      }
    }

    @Override
    public boolean isReady() {
      return plain.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      plain.setWriteListener(listener);
    }
  }
}
