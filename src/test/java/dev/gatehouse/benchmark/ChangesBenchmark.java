package dev.gatehouse.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.it.support.http.AdminApi;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many pages are answered from memory while users are edited and sessions end, a hundred times
 * a second, and how long it takes until the end of a session counts. Whatever memory does not
 * answer takes a transaction at least, so PostgreSQL's own count of transactions tells the share:
 * the floor is what the changes alone take, in the same run.
 *
 * <p>The server has to use PostgreSQL, which {@code GATEHOUSE_DB_URL} and its user and password
 * name here as well. With {@code -Dbenchmark.second=<port>} of another node with the same database,
 * pages are read and ends awaited there, while the changes happen on the first one.
 */
public final class ChangesBenchmark {
  private static final int SITES = 3;
  private static final int READERS = 40;

  /** Users of each site who are edited and sign in and out, besides the readers. */
  private static final int OTHERS = 120;

  private static final int CHANGES_PER_SECOND = 100;

  /** One that waits for its answers does not come to the rate. */
  private static final int CHANGERS = 20;

  /** Of so many sign-outs, one is awaited: each takes up to two seconds, which costs the rate. */
  private static final int SIGN_OUTS_TO_ONE_AWAITED = 10;

  private static final int CLIENTS = 4;
  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("benchmark.time", 20));

  /** PostgreSQL reports the work of a connection when it was idle for a second. */
  private static final Duration SETTLING = Duration.ofSeconds(3);

  private static final int PORT = Integer.getInteger("benchmark.second", Http.port());

  private final AdminApi admin = new AdminApi();
  private final List<Company> companies = new ArrayList<>();
  private final List<byte[]> pages = new ArrayList<>();
  private final List<User> users = new ArrayList<>();
  private final AtomicLong changes = new AtomicLong();
  private final AtomicLong longest = new AtomicLong();

  private record User(Company company, String path, ObjectNode profile, String person) {}

  /** What happened within a time. */
  private record Counts(long pages, long changes, long transactions) {}

  public static void main(String[] arguments) throws Exception {
    ChangesBenchmark benchmark = new ChangesBenchmark();
    benchmark.setUp();
    // The first time warms up.
    benchmark.measure(CLIENTS);
    benchmark.longest.set(0);
    Counts changesOnly = benchmark.measure(0);
    Counts both = benchmark.measure(CLIENTS);
    print(changesOnly, both, benchmark.longest.get());
  }

  private void setUp() {
    for (int site = 0; site < SITES; site++) {
      Company company = Company.startingSignInsItself();
      companies.add(company);
      String page = new Content(company).article(Map.of("title", "Read me", "body", "Twice."));
      for (int i = 0; i < READERS + OTHERS; i++) {
        Http browser = signedIn(company, "person" + i);
        if (i < READERS) {
          String host = URI.create(browser.origin()).getAuthority();
          pages.add(Wire.request("GET", host, page, "Cookie", cookie(browser)));
        }
      }
      company.users("limit=" + (READERS + OTHERS)).forEach(user -> users.add(user(company, user)));
    }
  }

  private static User user(Company company, JsonNode user) {
    String path = company.site() + "/users/" + user.path("id").asText();
    String person = user.path("email").asText().replaceFirst("@.*", "");
    return new User(company, path, (ObjectNode) company.admin.get(path).json(), person);
  }

  private static Http signedIn(Company company, String person) {
    Http browser = company.browser();
    int status = browser.get("/sso/jwt?jwt=" + company.token(person)).status();
    if (status != 303) {
      throw new IllegalStateException("the sign-in was answered " + status);
    }
    return browser;
  }

  private static String cookie(Http browser) {
    return "gatehouse=" + browser.cookies().get("gatehouse");
  }

  private Counts measure(int clients) throws Exception {
    Thread.sleep(SETTLING.toMillis());
    long before = transactions();
    long changesBefore = changes.get();
    long end = System.nanoTime() + TIME.toNanos();
    ExecutorService threads = Executors.newCachedThreadPool();
    long read = 0;
    try {
      List<Future<Long>> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        all.add(threads.submit(() -> readUntil(end)));
      }
      for (int i = 0; i < CHANGERS; i++) {
        int changer = i;
        all.add(threads.submit(() -> changeUntil(end, changer)));
      }
      for (Future<Long> one : all) {
        read += one.get();
      }
    } finally {
      threads.shutdown();
    }
    Thread.sleep(SETTLING.toMillis());
    return new Counts(read, changes.get() - changesBefore, transactions() - before);
  }

  private long readUntil(long end) throws IOException {
    long read = 0;
    try (Wire wire = new Wire(PORT)) {
      while (System.nanoTime() < end) {
        int status = wire.send(pages.get(ThreadLocalRandom.current().nextInt(pages.size())));
        if (status != 200) {
          throw new IllegalStateException("a page was answered " + status);
        }
        read++;
      }
    }
    return read;
  }

  /**
   * Edits a user, and lets a reader sign in and out, in turn. Each changer has users of its own.
   *
   * @return how many pages it read, which do not count
   */
  private long changeUntil(long end, int changer) throws Exception {
    long pause = Duration.ofSeconds(CHANGERS).toNanos() / CHANGES_PER_SECOND;
    boolean edit = true;
    long next = System.nanoTime();
    while (System.nanoTime() < end) {
      int turn = ThreadLocalRandom.current().nextInt(users.size() / CHANGERS);
      User user = users.get(turn * CHANGERS + changer);
      if (edit) {
        String name = "Name " + changes.get();
        if (admin.put(user.path(), user.profile().deepCopy().put("name", name)).status() != 200) {
          throw new IllegalStateException("a user could not be edited");
        }
      } else {
        signInAndOut(user);
      }
      changes.incrementAndGet();
      edit = !edit;
      next += pause;
      Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
    }
    return 0;
  }

  private void signInAndOut(User user) throws IOException, InterruptedException {
    Http browser = signedIn(user.company(), user.person());
    String host = URI.create(browser.origin()).getAuthority();
    byte[] page = Wire.request("GET", host, "/docs", "Cookie", cookie(browser));
    try (Wire wire = new Wire(PORT)) {
      if (wire.send(page) != 200) {
        throw new IllegalStateException("the session does not count");
      }
      browser.form("/logout", Map.of(), "Origin", browser.origin());
      long out = System.nanoTime();
      if (ThreadLocalRandom.current().nextInt(SIGN_OUTS_TO_ONE_AWAITED) > 0) {
        return;
      }
      while (wire.send(page) == 200) {
        Thread.sleep(1);
      }
      longest.accumulateAndGet(System.nanoTime() - out, Math::max);
    }
  }

  private static long transactions() throws SQLException {
    try (Connection database =
            DriverManager.getConnection(
                System.getenv("GATEHOUSE_DB_URL"),
                System.getenv("GATEHOUSE_DB_USER"),
                System.getenv("GATEHOUSE_DB_PASSWORD"));
        Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select xact_commit from pg_stat_database where datname = current_database()")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void print(Counts changesOnly, Counts both, long longestNanos) {
    double each = (double) changesOnly.transactions() / changesOnly.changes();
    double ofPages = Math.max(0, both.transactions() - each * both.changes());
    double seconds = TIME.toMillis() / 1e3;
    System.out.printf("%-44s %,10.0f%n", "pages a second", both.pages() / seconds);
    System.out.printf("%-44s %,10.0f%n", "changes a second", both.changes() / seconds);
    System.out.printf("%-44s %,10.1f%n", "transactions of one change (floor)", each);
    System.out.printf("%-44s %,10.0f%n", "transactions of the pages", ofPages);
    System.out.printf("%-44s %10.4f%n", "share of pages from memory", 1 - ofPages / both.pages());
    System.out.printf(
        "%-44s %,10.0f%n", "longest until a sign-out counted, ms", longestNanos / 1e6);
  }
}
