package dev.gatehouse.console.insight;

import dev.gatehouse.console.SiteInView;
import dev.gatehouse.console.list.ListView;
import dev.gatehouse.library.miss.MissedSearch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What readers searched for without results. */
@Named("missedSearches")
@RequestScoped
public class SearchesBacking {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  @Inject MissedRows rows;
  @Inject SiteInView site;

  private ListView<MissedSearch> list;
  private long times;

  @PostConstruct
  void read() {
    List<MissedSearch> found = rows.found();
    list = ListView.of(rows.asked(), found);
    times = found.stream().mapToLong(MissedSearch::times).sum();
  }

  public ListView<MissedSearch> getList() {
    return list;
  }

  public List<MissedSearch> getRows() {
    return list.getRows();
  }

  /** How often readers searched for what is listed on all pages. */
  public long getTimes() {
    return times;
  }

  public String getSought() {
    return rows.asked().search();
  }

  public String day(LocalDate day) {
    return DAY.format(day);
  }

  /** The site's page with what a search for the text finds now. */
  public String searchHref(String words) {
    return site.getAddress() + "search?q=" + encoded(words);
  }

  /** The page for a new article with the text as its title. */
  public String writeHref(String words) {
    return "/console/content/article.xhtml?site="
        + site.getNumber()
        + "&newTitle="
        + encoded(words);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
