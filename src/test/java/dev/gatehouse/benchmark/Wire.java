package dev.gatehouse.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Locale;

/**
 * A connection that is kept alive and costs next to nothing: client and server share the machine's
 * cores, so what the client does is lost to the server. It knows as much of HTTP/1.1 as the answers
 * of the server under test take.
 */
final class Wire implements Closeable {
  private final Socket socket;
  private final InputStream in;
  private final byte[] line = new byte[16_384];
  private final byte[] skipped = new byte[65_536];
  private long bodyBytes;

  Wire(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 65_536);
  }

  /** A request without body, in the form in which {@link #send} takes it. */
  static byte[] request(String method, String host, String path, String... headers) {
    StringBuilder text = new StringBuilder();
    text.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: ").append(host);
    for (int i = 0; i < headers.length; i += 2) {
      text.append("\r\n").append(headers[i]).append(": ").append(headers[i + 1]);
    }
    return text.append("\r\n\r\n").toString().getBytes(ISO_8859_1);
  }

  /**
   * Sends a request and reads the whole answer.
   *
   * @return the status
   * @throws IOException also when the server closes the connection
   */
  int send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    String statusLine = readLine();
    int status = Integer.parseInt(statusLine.substring(9, 12));
    long length = 0;
    boolean chunked = false;
    for (String header = readLine(); !header.isEmpty(); header = readLine()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.endsWith("chunked");
      }
    }
    boolean hasBody = status != 304 && status != 204;
    bodyBytes = !hasBody ? 0 : chunked ? skipChunks() : skip(length);
    return status;
  }

  /** The length of the last answer's body, in bytes. */
  long bodyBytes() {
    return bodyBytes;
  }

  private long skipChunks() throws IOException {
    long all = 0;
    while (true) {
      long size = Long.parseLong(readLine(), 16);
      all += skip(size);
      readLine();
      if (size == 0) {
        return all;
      }
    }
  }

  private long skip(long length) throws IOException {
    for (long left = length; left > 0; ) {
      int read = in.read(skipped, 0, (int) Math.min(left, skipped.length));
      if (read < 0) {
        throw new EOFException("the answer ended too early");
      }
      left -= read;
    }
    return length;
  }

  private String readLine() throws IOException {
    int length = 0;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (next != '\r') {
        line[length++] = (byte) next;
      }
    }
    return new String(line, 0, length, ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
