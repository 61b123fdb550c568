package dev.gatehouse.site;

import dev.gatehouse.secret.Fingerprint;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Arrays;

/**
 * Lets a reader's browser, and no shared cache, store pages that have content. The browser
 * revalidates each time and receives 304 when the page is the same. The page is rendered all the
 * same, so that its tag covers everything the page shows and a reader who may no longer see it gets
 * the refusal instead. Refusals, sign-in pages and errors are not cached.
 */
@WebFilter(
    urlPatterns = {
      "/site/home.xhtml",
      "/site/docs.xhtml",
      "/site/category.xhtml",
      "/site/article.xhtml",
      "/site/search.xhtml"
    },
    dispatcherTypes = DispatcherType.FORWARD)
public class CachedPages extends HttpFilter {
  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    BufferedResponse buffered = new BufferedResponse(response);
    chain.doFilter(request, buffered);
    byte[] page = buffered.bytes();
    if (response.getStatus() == HttpServletResponse.SC_OK) {
      String tag = '"' + Fingerprint.of(page) + '"';
      response.setHeader("ETag", tag);
      response.setHeader("Cache-Control", "private, no-cache");
      response.setHeader("Vary", "Cookie, Accept-Language");
      if (isAmong(request.getHeader("If-None-Match"), tag)) {
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return;
      }
    }
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  /** A proxy that compresses a page marks its tag as weak (RFC 9110 section 8.8.3). */
  private static boolean isAmong(String tags, String tag) {
    return tags != null
        && Arrays.stream(tags.split(","))
            .map(known -> known.strip().replaceFirst("^W/", ""))
            .anyMatch(tag::equals);
  }

  /** Buffers the body until it is known whether to send it. */
  private static final class BufferedResponse extends HttpServletResponseWrapper {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(32_768);
    private final ServletOutputStream out = new Out(body);
    private PrintWriter writer;

    BufferedResponse(HttpServletResponse response) {
      super(response);
    }

    byte[] bytes() {
      flushBuffer();
      return body.toByteArray();
    }

    @Override
    public ServletOutputStream getOutputStream() {
      return out;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      if (writer == null) {
        writer = new PrintWriter(new OutputStreamWriter(body, getCharacterEncoding()));
      }
      return writer;
    }

    @Override
    public void flushBuffer() {
      if (writer != null) {
        writer.flush();
      }
    }

    @Override
    public void resetBuffer() {
      flushBuffer();
      body.reset();
    }

    @Override
    public void reset() {
      super.reset();
      resetBuffer();
    }

    @Override
    public void setContentLength(int length) {
      // The filter sets the length when it sends the body.
    }

    @Override
    public void setContentLengthLong(long length) {
      // The filter sets the length when it sends the body.
    }

    private static final class Out extends ServletOutputStream {
      private final ByteArrayOutputStream body;

      private Out(ByteArrayOutputStream body) {
        this.body = body;
      }

      @Override
      public void write(int b) {
        body.write(b);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        body.write(bytes, offset, length);
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        throw new IllegalStateException("pages are written at once");
      }
    }
  }
}
