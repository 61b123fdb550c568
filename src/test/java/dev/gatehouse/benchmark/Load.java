package dev.gatehouse.benchmark;

import dev.gatehouse.it.support.http.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Requests of one kind, by a number of clients that each wait for the answer before the next. */
final class Load {
  private final int clients;
  private final ServerProcess server;

  Load(int clients, ServerProcess server) {
    this.clients = clients;
    this.server = server;
  }

  /**
   * A kind of request.
   *
   * @param next makes the request to send, as {@link Wire#request} does
   * @param status of every answer
   */
  record Kind(String name, Supplier<byte[]> next, int status) {
    /** The same request again and again. */
    static Kind of(String name, byte[] request, int status) {
      return new Kind(name, () -> request, status);
    }
  }

  /**
   * What came of it.
   *
   * @param bytes of the bodies together
   * @param nanos how long it took
   * @param cpuNanos time of the server on all cores
   */
  record Figures(long requests, long bytes, long nanos, long cpuNanos) {
    static final Figures NONE = new Figures(0, 0, 0, 0);

    Figures plus(Figures other) {
      return new Figures(
          requests + other.requests,
          bytes + other.bytes,
          nanos + other.nanos,
          cpuNanos + other.cpuNanos);
    }

    double cpuMicros() {
      return cpuNanos / 1e3 / requests;
    }

    double perSecond() {
      return requests * 1e9 / nanos;
    }

    long bytesEach() {
      return bytes / requests;
    }
  }

  /**
   * @throws IllegalStateException when an answer has another status
   */
  Figures run(Kind kind, Duration time) {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    long cpu = server.cpuNanos();
    long start = System.nanoTime();
    try {
      List<Future<Figures>> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        all.add(threads.submit(() -> client(kind, start + time.toNanos())));
      }
      Figures sum = Figures.NONE;
      for (Future<Figures> one : all) {
        sum = sum.plus(one.get());
      }
      long end = System.nanoTime();
      return new Figures(sum.requests(), sum.bytes(), end - start, server.cpuNanos() - cpu);
    } catch (Exception e) {
      throw new IllegalStateException(kind.name() + ": " + e.getMessage(), e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Figures client(Kind kind, long end) {
    long requests = 0;
    long bytes = 0;
    try (Wire wire = new Wire(Http.port())) {
      while (System.nanoTime() < end) {
        int status = wire.send(kind.next().get());
        if (status != kind.status()) {
          throw new IllegalStateException("answered " + status + ", not " + kind.status());
        }
        requests++;
        bytes += wire.bodyBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Figures(requests, bytes, 0, 0);
  }
}
