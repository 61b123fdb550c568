package dev.gatehouse.site;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;

/** Holds back what is written as the body of an answer, until it is known whether to send it. */
final class HeldPage extends HttpServletResponseWrapper {
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(32_768);
  private final ServletOutputStream out = new Out(body);
  private PrintWriter writer;

  HeldPage(HttpServletResponse response) {
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
    // Whoever sends the body says how long it is.
  }

  @Override
  public void setContentLengthLong(long length) {
    // Whoever sends the body says how long it is.
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
