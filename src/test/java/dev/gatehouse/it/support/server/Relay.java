package dev.gatehouse.it.support.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A stretch of wire to another server, such as the database, that a test can cut, as when that
 * server stops, or hold, as when it hangs or the network drops every packet.
 */
public final class Relay implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final int port;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile ServerSocket entrance;
  private volatile boolean held;

  public Relay(int port, int target) throws IOException {
    this.port = port;
    this.target = target;
    listen();
  }

  /** Ends every connection and refuses new ones. */
  public void cut() {
    close(entrance);
    open.forEach(Relay::close);
  }

  /** Lets connections stand and be made, but passes nothing on. */
  public void hold() {
    held = true;
  }

  /** Makes all well again after {@link #cut()} or {@link #hold()}. */
  public synchronized void mend() {
    held = false;
    notifyAll();
    if (entrance.isClosed()) {
      try {
        listen();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    cut();
  }

  private void listen() throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(LOOPBACK, port));
    entrance = socket;
    inBackground(() -> accept(socket));
  }

  private void accept(ServerSocket socket) throws IOException {
    while (!socket.isClosed()) {
      Socket near = socket.accept();
      Socket far = new Socket(LOOPBACK, target);
      // Otherwise small packets wait for an acknowledgement that waits for more.
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      open.add(near);
      open.add(far);
      if (socket.isClosed()) {
        // It was cut after this connection was accepted, and before it was known.
        close(near);
        close(far);
      }
      inBackground(() -> pass(near, far));
      inBackground(() -> pass(far, near));
    }
  }

  private void pass(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[8192];
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        waitWhileHeld();
        out.write(bytes, 0, n);
      }
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private synchronized void waitWhileHeld() {
    try {
      while (held) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void inBackground(SocketWork work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // Either side may hang up at any time; the other one is closed with it.
                System.getLogger(Relay.class.getName()).log(System.Logger.Level.TRACE, "ended", e);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @FunctionalInterface
  private interface SocketWork {
    void run() throws IOException;
  }
}
