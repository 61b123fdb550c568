package dev.gatehouse.benchmark;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.joining;

import dev.gatehouse.benchmark.Load.Figures;
import dev.gatehouse.benchmark.Load.Kind;
import dev.gatehouse.it.support.http.Http;
import dev.gatehouse.it.support.site.Company;
import dev.gatehouse.it.support.site.Content;
import dev.gatehouse.it.support.site.Gate;
import dev.gatehouse.it.support.site.WidgetSite;
import dev.gatehouse.it.support.vendor.HelpDocs;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What pages, API calls and refusals cost the server, beside a static asset of about the same size.
 * It makes sites of its own on the server under test, and asks for all kinds in turn, round after
 * round, so that whatever else the machine does meets each of them alike.
 */
public final class PagesBenchmark {
  private static final Duration SLICE = Duration.ofSeconds(2);
  private static final int CLIENTS = Integer.getInteger("benchmark.clients", 4);

  /** Of each kind; the second compiler is busy for minutes after a start. */
  private static final Duration WARM_UP =
      Duration.ofSeconds(Integer.getInteger("benchmark.warmup", 10));

  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);

  /** Which kinds, by their names; the assets are always among them. */
  private static final Pattern WANTED = Pattern.compile(System.getProperty("benchmark.only", ""));

  private static final Duration RENEWAL = Duration.ofMinutes(1);

  /** So many that none of them calls more often than one reader may. */
  private static final int WIDGET_READERS = 2_000;

  private static final Map<String, Object> ARTICLE =
      Map.of(
          "title",
          "Print a page",
          "body",
          "Open the settings, choose the printer and print a page.\n\n## Paper\n\n"
              + "A4 or letter, as the tray has it. ".repeat(60)
              + "\n\n## Ink\n\nBlack.");

  /** Signed by somebody else; the server compares the whole signature all the same. */
  private static final String STRANGERS_SECRET = "a-secret-of-somebody-else-of-48-characters------";

  private final Load load = new Load(CLIENTS, ServerProcess.running());
  private final List<Kind> assets = new ArrayList<>();
  private final List<Kind> others = new ArrayList<>();
  private final Map<Kind, Figures> figures = new LinkedHashMap<>();

  public static void main(String[] arguments) {
    PagesBenchmark benchmark = new PagesBenchmark();
    benchmark.setUp();
    benchmark.run();
    benchmark.print();
  }

  private void setUp() {
    Company open = Company.with(Map.of("visibility", "public"), Map.of());
    String page = article(open);
    assets(open.program());
    pages("public", open.program(), page);
    api("public", open.program(), page);

    Company company = Company.startingSignInsItself();
    String closed = article(company);
    Http reader = company.browser();
    reader.get("/sso/jwt?jwt=" + company.token("ann"));
    Supplier<String> bearer = renewed(() -> "Bearer " + company.token("bob"));
    pages("by session", reader, closed, "Cookie", cookies(reader));
    api("Bearer", company.program(), closed, "Authorization", bearer);

    Company docs = HelpDocs.company();
    String guide = article(docs);
    Supplier<String> kept = renewed(() -> "hd_jwt=" + HelpDocs.token(docs));
    add("article, by hd_jwt", docs.program(), guide, 200, "Cookie", kept);
    api("hd_jwt", docs.program(), guide, "Cookie", kept);

    gate();
    widget();
    strangers(company, closed);
  }

  /** Questions of a gate's proxy, of which each page causes one. */
  private void gate() {
    Company gate = Company.with(Gate.SITE, Map.of("allowUnsolicited", true));
    Http reader = gate.browser();
    reader.get("/sso/jwt?jwt=" + gate.token("ann"));
    Object[] asked = {"Cookie", cookies(reader), "X-Forwarded-Uri", "/guide/setup/"};
    add("verify, by session", reader, "/auth/verify", 204, asked);
    add("verify, public", reader, "/auth/verify", 204, "X-Forwarded-Uri", "/open/a.png");
  }

  private static String article(Company company) {
    return new Content(company).article(ARTICLE);
  }

  /** Files of three sizes. */
  private void assets(Http site) {
    for (String file : List.of("audit.css", "reader.js", "site.css")) {
      byte[] request = Wire.request("GET", authority(site), "/assets/" + file);
      assets.add(Kind.of("asset " + file, request, 200));
    }
    String written = site.get("/assets/reader.js").header("Last-Modified");
    add("asset unchanged", site, "/assets/reader.js", 304, "If-Modified-Since", written);
  }

  private void pages(String who, Http site, String page, String... headers) {
    add("article, " + who, site, page, 200, (Object[]) headers);
    String tag = site.get(page, headers).header("ETag");
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "If-None-Match";
    all[headers.length + 1] = tag;
    add("article unchanged, " + who, site, page, 304, (Object[]) all);
  }

  private void api(String who, Http site, String page, Object... headers) {
    add("/v1/article, " + who, site, "/v1/article/" + Content.id(page), 200, headers);
  }

  private void widget() {
    String origin = "https://app.example.com";
    WidgetSite site = new WidgetSite(origin);
    String id = site.article(ARTICLE);
    Http program = site.company().program();
    List<Supplier<String>> readers = new ArrayList<>();
    for (int i = 0; i < WIDGET_READERS; i++) {
      String person = "reader" + i;
      readers.add(renewed(() -> "Bearer " + site.token(person)));
    }
    AtomicInteger turn = new AtomicInteger();
    Supplier<String> bearer =
        () -> readers.get(Math.floorMod(turn.getAndIncrement(), WIDGET_READERS)).get();
    Object[] headers = {"Authorization", bearer, "Origin", origin};
    add("widget, article", program, "/api/widget/v1/articles/" + id, 200, headers);
    add("widget, search", program, "/api/widget/v1/search?q=printer", 200, headers);
  }

  private void strangers(Company company, String page) {
    add("stranger's page", company.program(), page, 302, "Accept", "text/html");
    for (String protocol : List.of("proprofs", "document360")) {
      Company other = Company.with(Map.of(), Map.of("protocol", protocol));
      Http site = other.program();
      int status = site.get("/", "Accept", "text/html").status();
      add("stranger's page, " + protocol, site, "/", status, "Accept", "text/html");
    }
    String host = authority(company.program());
    Supplier<byte[]> forged = () -> Wire.request("GET", host, "/sso/jwt?jwt=" + forged());
    int status = company.program().get("/sso/jwt?jwt=" + forged()).status();
    add(new Kind("token with a wrong signature", forged, status));
  }

  private static String forged() {
    return Company.token(Company.claims(UUID.randomUUID().toString(), "eve"), STRANGERS_SECRET);
  }

  private void add(String name, Http site, String path, int status, Object... headers) {
    Supplier<byte[]> next =
        () -> {
          String[] texts = new String[headers.length];
          for (int i = 0; i < headers.length; i++) {
            texts[i] = headers[i] instanceof Supplier<?> s ? (String) s.get() : (String) headers[i];
          }
          return Wire.request("GET", authority(site), path, texts);
        };
    add(new Kind(name, next, status));
  }

  private void add(Kind kind) {
    if (WANTED.matcher(kind.name()).find()) {
      others.add(kind);
    }
  }

  /** A new token once a minute: tokens of some protocols live for five. */
  private static Supplier<String> renewed(Supplier<String> made) {
    AtomicReference<String> current = new AtomicReference<>(made.get());
    AtomicLong since = new AtomicLong(System.nanoTime());
    return () -> {
      long before = since.get();
      long now = System.nanoTime();
      if (now - before > RENEWAL.toNanos() && since.compareAndSet(before, now)) {
        current.set(made.get());
      }
      return current.get();
    };
  }

  private static String cookies(Http browser) {
    return browser.cookies().entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(joining("; "));
  }

  private static String authority(Http site) {
    return URI.create(site.origin()).getAuthority();
  }

  private void run() {
    List<Kind> all = Stream.concat(assets.stream(), others.stream()).toList();
    all.forEach(kind -> load.run(kind, WARM_UP));
    for (int round = 0; round < ROUNDS; round++) {
      all.forEach(kind -> figures.merge(kind, load.run(kind, SLICE), Figures::plus));
    }
  }

  private void print() {
    System.out.printf("%-32s %8s %8s %8s %8s%n", "", "bytes", "req/s", "CPU us", "ratio");
    figures.forEach(
        (kind, measured) -> {
          Figures floor = floor(measured.bytesEach());
          System.out.printf(
              "%-32s %,8d %,8.0f %,8.0f %8.2f%n",
              kind.name(),
              measured.bytesEach(),
              measured.perSecond(),
              measured.cpuMicros(),
              measured.cpuMicros() / floor.cpuMicros());
        });
    System.out.println("ratio: to the CPU of the asset that is nearest in size");
  }

  private Figures floor(long bytes) {
    return assets.stream()
        .map(figures::get)
        .min(comparingLong(asset -> Math.abs(asset.bytesEach() - bytes)))
        .orElseThrow();
  }
}
