package dev.gatehouse.it.support.operator;

import dev.gatehouse.it.support.site.FullSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every address of the console, read from its sources, and who may see what is there. */
public final class ConsoleAddresses {
  private static final Path PAGES = Path.of("src/main/webapp");
  private static final Path SERVLETS = Path.of("src/main/java/dev/gatehouse/console");
  private static final Pattern SERVLET = Pattern.compile("(?m)^@WebServlet\\([^)]*\\)");
  private static final Pattern ADDRESS = Pattern.compile("\"(/console/[^\"]+)\"");

  /** Who may see an address; nobody else may. */
  public enum Seen {
    BY_PLATFORM_ADMINS,
    /** A page about a site that its own team may not see. */
    BY_PLATFORM_ADMINS_AT_SITE,
    BY_OWNERS,
    BY_ADMINS,
    BY_ADMINS_OF_SOME_SITE,
    BY_EDITORS,
    BY_WHO_WORKS_ON_SOME_SITE,
    BY_OPERATORS
  }

  /** What the roles of the handbook mean, by the longest beginning of an address. */
  private static final Map<String, Seen> TABLE =
      Map.ofEntries(
          Map.entry("/console/overview.xhtml", Seen.BY_OPERATORS),
          Map.entry("/console/help/", Seen.BY_OPERATORS),
          Map.entry("/console/find/", Seen.BY_OPERATORS),
          Map.entry("/console/operator/account.xhtml", Seen.BY_OPERATORS),
          Map.entry("/console/operator/set-up.xhtml", Seen.BY_OPERATORS),
          Map.entry("/console/operator/", Seen.BY_PLATFORM_ADMINS),
          Map.entry("/console/operator/team", Seen.BY_OWNERS),
          Map.entry("/console/site/sites", Seen.BY_WHO_WORKS_ON_SOME_SITE),
          Map.entry("/console/site/new.xhtml", Seen.BY_PLATFORM_ADMINS),
          Map.entry("/console/site/overview.xhtml", Seen.BY_EDITORS),
          Map.entry("/console/site/break-glass.xhtml", Seen.BY_PLATFORM_ADMINS_AT_SITE),
          Map.entry("/console/site/", Seen.BY_ADMINS),
          Map.entry("/console/sso/interest", Seen.BY_PLATFORM_ADMINS),
          Map.entry("/console/sso/", Seen.BY_ADMINS),
          Map.entry("/console/studio/", Seen.BY_ADMINS),
          Map.entry("/console/log/", Seen.BY_ADMINS),
          Map.entry("/console/problem/", Seen.BY_ADMINS),
          Map.entry("/console/audit/", Seen.BY_ADMINS),
          Map.entry("/console/audit/recording", Seen.BY_PLATFORM_ADMINS),
          Map.entry("/console/alert/", Seen.BY_ADMINS),
          Map.entry("/console/people/", Seen.BY_ADMINS),
          Map.entry("/console/content/", Seen.BY_EDITORS),
          Map.entry("/console/insight/", Seen.BY_EDITORS));

  /** Pages before the sign-in, and the one that says why another is not shown. */
  private static final List<String> APART =
      List.of(
          "/console/login.xhtml",
          "/console/second-factor.xhtml",
          "/console/invitation.xhtml",
          "/console/error.xhtml");

  private ConsoleAddresses() {}

  /** Pages and files for operators who are signed in. */
  public static List<String> all() {
    TreeSet<String> all = new TreeSet<>();
    files(PAGES.resolve("console"), ".xhtml").forEach(p -> all.add("/" + PAGES.relativize(p)));
    files(SERVLETS, ".java").forEach(source -> all.addAll(ofServlet(source)));
    all.removeAll(APART);
    return List.copyOf(all);
  }

  /** Those that are about the site in their address. */
  public static List<String> ofSites() {
    return all().stream().filter(ConsoleAddresses::isOfSite).toList();
  }

  /** Pages of a site that have forms. */
  static List<String> pagesOfSites() {
    return ofSites().stream().filter(address -> address.endsWith(".xhtml")).toList();
  }

  public static Seen seen(String address) {
    return TABLE.entrySet().stream()
        .filter(line -> address.startsWith(line.getKey()))
        .max((a, b) -> a.getKey().length() - b.getKey().length())
        .map(Map.Entry::getValue)
        .orElseThrow(() -> new AssertionError("Who may see " + address + "?"));
  }

  private static boolean isOfSite(String address) {
    Seen seen = seen(address);
    return seen == Seen.BY_OWNERS || seen == Seen.BY_ADMINS || seen == Seen.BY_EDITORS;
  }

  /** The address at a site, with the id of something there where the page is about one thing. */
  public static String at(FullSite site, String address) {
    String id = site.idFor(address);
    return !isOfSite(address) && seen(address) != Seen.BY_PLATFORM_ADMINS_AT_SITE
        ? address
        : address + "?site=" + site.id() + (id == null ? "" : "&id=" + id);
  }

  private static List<String> ofServlet(Path source) {
    try {
      return SERVLET
          .matcher(Files.readString(source))
          .results()
          .flatMap(annotation -> ADDRESS.matcher(annotation.group()).results())
          .map(found -> found.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path directory, String ending) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
