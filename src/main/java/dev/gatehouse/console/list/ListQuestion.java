package dev.gatehouse.console.list;

import dev.gatehouse.signin.request.ReadParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the address of a list asks for: search, filters, sort order and page. All of it is in the
 * address, so that a reload, a bookmark and the browser's way back show the same rows.
 */
public final class ListQuestion {
  /** The parameter of the search. */
  public static final String SEARCH = "q";

  static final String SITE = "site";
  static final String SORT = "sort";
  static final String SIZE = "size";
  static final String PAGE = "page";

  /** Numbers of rows to choose from. */
  static final List<Integer> SIZES = List.of(25, 50, 100);

  private static final String DEFAULT_SIZE = "50";

  /** Precedes a column that is sorted in descending order. */
  private static final String DESCENDING = "-";

  private static final int LONGEST = 200;

  private final String path;
  private final List<String> columns;
  private final Map<String, String> given;

  private ListQuestion(String path, List<String> columns, Map<String, String> given) {
    this.path = path;
    this.columns = columns;
    this.given = given;
  }

  /**
   * Reads the address of a request.
   *
   * @param path of the page, such as {@code /console/people/users.xhtml}
   * @param columns by which the list can be sorted, the default first; {@code -x} for a column
   *     whose largest values are wanted first
   * @param filters names of the page's own parameters
   */
  public static ListQuestion of(
      HttpServletRequest request, String path, List<String> columns, String... filters) {
    return of(ReadParameters.of(request)::getParameter, path, columns, filters);
  }

  static ListQuestion of(
      UnaryOperator<String> parameters, String path, List<String> columns, String... filters) {
    Map<String, String> given = new LinkedHashMap<>();
    Stream.of(Stream.of(SITE, SEARCH), Stream.of(filters), Stream.of(SORT, SIZE, PAGE))
        .flatMap(names -> names)
        .forEach(name -> put(given, name, parameters.apply(name)));
    ListQuestion question = new ListQuestion(path, columns, given);
    given.computeIfPresent(SORT, (name, sort) -> question.isSort(sort) ? sort : null);
    given.computeIfPresent(SIZE, (name, size) -> isSize(size) ? size : null);
    given.computeIfPresent(PAGE, (name, page) -> page.matches("[1-9]\\d{0,6}") ? page : null);
    given.remove(SORT, columns.get(0));
    given.remove(SIZE, DEFAULT_SIZE);
    given.remove(PAGE, "1");
    return question;
  }

  private static void put(Map<String, String> given, String name, String value) {
    String text = value == null ? "" : value.replaceAll("[\\p{Cntrl}\\ud800-\\udfff]", "").strip();
    if (!text.isEmpty() && text.length() <= LONGEST) {
      given.put(name, text);
    }
  }

  private boolean isSort(String sort) {
    return columns.stream().anyMatch(column -> bare(column).equals(bare(sort)));
  }

  private static boolean isSize(String size) {
    return SIZES.stream().anyMatch(one -> one.toString().equals(size));
  }

  private static String bare(String column) {
    return column.startsWith(DESCENDING) ? column.substring(1) : column;
  }

  /** The value of a filter, or {@code null}. */
  public String get(String filter) {
    return given.get(filter);
  }

  /** The text that is searched for, or {@code null}. */
  public String search() {
    return get(SEARCH);
  }

  /** Whether the list is narrowed by a search or a filter. */
  public boolean isNarrowed() {
    return given.keySet().stream()
        .anyMatch(name -> !List.of(SITE, SORT, SIZE, PAGE).contains(name));
  }

  /** The column that sorts the list. */
  public String column() {
    return bare(sort());
  }

  public boolean isDescending() {
    return sort().startsWith(DESCENDING);
  }

  private String sort() {
    return given.getOrDefault(SORT, columns.get(0));
  }

  int size() {
    return Integer.parseInt(given.getOrDefault(SIZE, DEFAULT_SIZE));
  }

  /** The number of the requested page, from 1; there may be fewer. */
  int page() {
    return Integer.parseInt(given.getOrDefault(PAGE, "1"));
  }

  String path() {
    return path;
  }

  /** The parameters but for one, for a form that sets it. */
  Map<String, String> without(String name) {
    Map<String, String> rest = new LinkedHashMap<>(given);
    rest.remove(name);
    return rest;
  }

  /** The same list in another order: from a column's other end, if it is sorted by it already. */
  ListQuestion sortedBy(String column) {
    String first = columns.stream().filter(c -> bare(c).equals(column)).findFirst().orElseThrow();
    String other = first.startsWith(DESCENDING) ? column : DESCENDING + column;
    String sort = sort().equals(first) ? other : first;
    return with(SORT, sort.equals(columns.get(0)) ? null : sort).onPage(1);
  }

  ListQuestion onPage(int page) {
    return with(PAGE, page == 1 ? null : String.valueOf(page));
  }

  ListQuestion ofSize(int size) {
    String text = String.valueOf(size);
    return with(SIZE, text.equals(DEFAULT_SIZE) ? null : text).onPage(1);
  }

  /**
   * The same question with another value of a parameter.
   *
   * @param value {@code null} for none
   */
  public ListQuestion with(String name, String value) {
    Map<String, String> changed = without(name);
    if (value != null) {
      changed.put(name, value);
    }
    return new ListQuestion(path, columns, changed);
  }

  /** The address of the list without search and filters. */
  public String cleared() {
    Map<String, String> rest = new LinkedHashMap<>(given);
    rest.keySet().retainAll(List.of(SITE, SORT, SIZE));
    return address(path, rest);
  }

  /** The address of the file that answers this, with the rows of all pages. */
  String export() {
    Map<String, String> rest = without(PAGE);
    rest.remove(SIZE);
    return address(ListView.csv(path), rest);
  }

  /** The address that asks this. */
  public String href() {
    return address(path, given);
  }

  private static String address(String path, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(one -> one.getKey() + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
