package dev.gatehouse.it.support.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server of raw sockets on the loopback address, for answers that no HTTP library would give. */
abstract class SocketServer implements AutoCloseable {
  private final ServerSocket server;
  private final String name;

  SocketServer(String name) {
    this.name = name;
    try {
      server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers what one caller asks; the connection is closed afterwards. */
  abstract void answer(Socket caller) throws IOException;

  /** Begins to answer, each caller in a thread of its own. */
  final void start() {
    start(this::serve);
  }

  private void start(Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket caller = server.accept();
        start(() -> answerAndClose(caller));
      } catch (IOException gone) {
        continue;
      }
    }
  }

  private void answerAndClose(Socket caller) {
    try (caller) {
      answer(caller);
    } catch (IOException gone) {
      return;
    }
  }

  /** Reads a whole head, so that closing the connection does not reset it. */
  static String head(InputStream from) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int c = from.read(); c >= 0; c = from.read()) {
      head.append((char) c);
      if (c == '\n' && head.indexOf("\r\n\r\n") >= 0) {
        break;
      }
    }
    return head.toString();
  }

  public int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
