package dev.gatehouse.it.support.node;

import dev.gatehouse.it.support.http.Answer;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.Company;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Readers who sign in and read, until this is closed. */
public final class SignInLoad implements AutoCloseable {
  private static final int READERS = 4;

  private final Company company;
  private final Function<Integer, Http> way;
  private final ExecutorService threads = Executors.newFixedThreadPool(READERS);
  private final List<Future<?>> readers = new ArrayList<>();
  private final AtomicInteger count = new AtomicInteger();
  private volatile Duration pause = Duration.ZERO;
  private volatile boolean over;

  /** What was answered 303, with the session. */
  public final ConcurrentLinkedQueue<Accepted> accepted = new ConcurrentLinkedQueue<>();

  /** What was answered otherwise, or not at all. */
  public final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();

  /** A sign-in and the session that it gave. */
  public record Accepted(String path, String session) {}

  /**
   * @param way by its number, the client of a sign-in: it keeps cookies, and leads to any node
   */
  public SignInLoad(Company company, Function<Integer, Http> way) {
    this.company = company;
    this.way = way;
    for (int i = 0; i < READERS; i++) {
      readers.add(threads.submit(this::signInAndRead));
    }
  }

  /** How long each reader rests after a page; at first, they do not. */
  public void pause(Duration length) {
    pause = length;
  }

  private Void signInAndRead() throws InterruptedException {
    while (!over) {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      int number = count.incrementAndGet();
      Http browser = way.apply(number);
      String path = "/sso/jwt?jwt=" + company.token("reader" + number % 50);
      try {
        Answer answer = browser.get(path);
        if (answer.status() != 303) {
          failed.add("sign-in: " + answer.status());
          continue;
        }
        accepted.add(new Accepted(path, browser.cookies().get("gatehouse")));
        int page = browser.get("/docs").status();
        if (page != 200) {
          failed.add("page: " + page);
        }
      } catch (UncheckedIOException e) {
        failed.add("no answer");
      }
    }
    return null;
  }

  /** How many sign-ins were accepted so far. */
  public int size() {
    return accepted.size();
  }

  /** Ends the load; every request is answered when this returns. */
  @Override
  public void close() {
    over = true;
    threads.shutdown();
    try {
      for (Future<?> reader : readers) {
        reader.get(3, TimeUnit.MINUTES);
      }
    } catch (Exception e) {
      throw new AssertionError("a reader failed", e);
    }
  }
}
