package dev.gatehouse.signin.request;

import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Puts into our own words what servers and their libraries answer by themselves: problem documents
 * for programs, a line of text where no page of ours says what is wrong. Whoever lists an address'
 * methods, they are the same.
 */
final class ServerErrors extends HttpServletResponseWrapper {
  private static final String ALLOW = "Allow";

  /** The statuses for which {@code web.xml} has a page. */
  private static final Set<Integer> WITH_PAGE = Set.of(403, 404, 500, 503);

  private final HttpServletRequest request;
  private boolean streams;
  private PrintWriter writer;

  ServerErrors(HttpServletRequest request, HttpServletResponse response) {
    super(response);
    this.request = request;
  }

  @Override
  public void sendError(int status) throws IOException {
    Incoming incoming = Incoming.of(request);
    boolean forProgram = incoming != null && (incoming.isForPrograms() || incoming.forBackend());
    if (!forProgram && WITH_PAGE.contains(status)) {
      super.sendError(status);
      return;
    }
    if (status == SC_METHOD_NOT_ALLOWED && incoming != null && !containsHeader(ALLOW)) {
      setHeader(ALLOW, AllowedMethods.at(incoming.path()));
    }
    send(forProgram ? problem(status) : Answer.text(status, title(status) + "\n"));
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    sendError(status);
  }

  private void send(Answer answer) throws IOException {
    resetBuffer();
    setStatus(answer.status());
    answer.headers().forEach(header -> setHeader(header.name(), header.value()));
    setContentType(answer.contentType());
    write(answer.body());
    flushBuffer();
  }

  private void write(String body) throws IOException {
    try {
      getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalStateException e) {
      // Whoever failed has begun to write text.
      getWriter().write(body);
    }
  }

  static Answer problem(int status) {
    return Answer.problem(
        status,
        """
        {"type":"about:blank","title":"%s","status":%d,\
        "detail":"The server cannot answer this request."}\
        """
            .formatted(title(status), status));
  }

  private static String title(int status) {
    Status known = Status.fromStatusCode(status);
    return known == null ? "HTTP " + status : known.getReasonPhrase();
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    ServletOutputStream opened = super.getOutputStream();
    streams = true;
    return opened;
  }

  /**
   * Undertow asks for a writer after each forward to flush it: it would declare a stream to be
   * Latin-1, and announce a body where there is none.
   */
  @Override
  public PrintWriter getWriter() {
    if (streams) {
      throw new IllegalStateException("what is sent is bytes");
    }
    if (writer == null) {
      writer = new PrintWriter(new LateWriter());
    }
    return writer;
  }

  @Override
  public void reset() {
    super.reset();
    streams = false;
    writer = null;
  }

  @Override
  public void setHeader(String name, String value) {
    super.setHeader(name, name.equalsIgnoreCase(ALLOW) ? AllowedMethods.of(value) : value);
  }

  @Override
  public void addHeader(String name, String value) {
    if (name.equalsIgnoreCase(ALLOW)) {
      setHeader(name, value);
    } else {
      super.addHeader(name, value);
    }
  }

  /** The server's writer from the first character on. */
  private final class LateWriter extends Writer {
    private PrintWriter opened;

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      if (opened == null) {
        opened = ServerErrors.super.getWriter();
      }
      opened.write(text, offset, length);
    }

    @Override
    public void flush() {
      if (opened != null) {
        opened.flush();
      }
    }

    @Override
    public void close() {
      if (opened != null) {
        opened.close();
      }
    }
  }
}
