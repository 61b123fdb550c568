package dev.gatehouse.site;

import dev.gatehouse.asset.AssetBacking;
import dev.gatehouse.library.search.ArticleSearch;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.reading.Texts;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.request.Visit;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the template around every page shows: whose site it is, and who is signed in. */
@Named("template")
@RequestScoped
public class TemplateBacking {
  @Inject HttpServletRequest request;
  @Inject Texts texts;
  @Inject AssetBacking assets;
  @Inject OtherSites otherSites;

  /** The site's name; Gatehouse's own on the base host. */
  public String getSiteName() {
    return visit().map(visit -> visit.site().settings().getName()).orElse("Gatehouse");
  }

  public boolean isSignedIn() {
    return visit().flatMap(Visit::caller).isPresent();
  }

  /** What to call the reader who is signed in, or {@code null}. */
  public ReaderName getReader() {
    return visit().flatMap(Visit::caller).flatMap(ReaderName::of).orElse(null);
  }

  /** The same, with a word for those who have no name. */
  public String getReaderName() {
    ReaderName reader = getReader();
    return reader == null ? texts.of("page.reader") : reader.text();
  }

  /** Whether somebody was let in who may see only what is marked for visitors. */
  public boolean isVisitor() {
    return visit().flatMap(Visit::caller).filter(Caller::visitor).isPresent();
  }

  /** Where somebody who was let in without being known can say who he is; or nothing. */
  public String getOwnLogin() {
    return visit()
        .flatMap(Visit::caller)
        .filter(caller -> !caller.isSomebody())
        .filter(caller -> !isLoginPage())
        .map(caller -> "/login?bypass=1&forward=" + encodedPage())
        .orElse(null);
  }

  /**
   * The element that loads the page's script. As an element of the template PrimeFaces would take
   * it for one of the console's: move it, and give it a number that is another each time.
   */
  public String getScript() {
    return "<script src=\"" + assets.of("reader.js") + "\" defer=\"defer\"></script>";
  }

  /** The most characters that the search box takes. */
  public int getLongestQuery() {
    return ArticleSearch.LONGEST_QUERY;
  }

  /** What the page's script says of so many suggestions, from none on. */
  public String getSuggestionCounts() {
    return IntStream.rangeClosed(0, SuggestionsPage.MOST)
        .mapToObj(count -> texts.with("suggestions.count", count))
        .collect(Collectors.joining("|"));
  }

  /** Whether what stands on the page is not for everybody who sits down at the browser. */
  public boolean isGuarded() {
    return visit().filter(v -> v.caller().isPresent() || v.site().isGated()).isPresent();
  }

  /** What the company's app wants its pages to know of the reader; a stranger wrote it. */
  public Map<String, Object> getUserData() {
    return visit().flatMap(Visit::caller).map(Caller::userData).orElse(Map.of());
  }

  /** Whether the tenant's home and its list of all articles are open to who is asking. */
  public boolean isSite() {
    return visit().filter(v -> v.caller().isPresent() || !v.site().isGated()).isPresent();
  }

  /** The other sites that the reader may go to without signing in again. */
  public List<OtherSites.OtherSite> getOtherSites() {
    return visit().map(otherSites::of).orElse(List.of());
  }

  /** The way to the login page, for whoever reads a site without having to sign in; or nothing. */
  public String getLogin() {
    return visit()
        .filter(visit -> visit.caller().isEmpty() && !visit.site().isGated())
        .filter(visit -> !isLoginPage())
        .map(visit -> "/login?forward=" + encodedPage())
        .orElse(null);
  }

  private String encodedPage() {
    return URLEncoder.encode(page(), StandardCharsets.UTF_8);
  }

  /** The page to come back to; home from where there is nothing to read. */
  private String page() {
    return ReturnTarget.of(asked())
        .filter(path -> !path.startsWith("/logout") && !path.startsWith("/site/"))
        .orElse("/");
  }

  private boolean isLoginPage() {
    return asked().startsWith("/login");
  }

  /**
   * The path that the browser asked for; Payara hands out the request as it was before forwards.
   */
  private String asked() {
    Object path = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    return path == null ? request.getRequestURI() : (String) path;
  }

  private Optional<Visit> visit() {
    return Optional.ofNullable(Visit.of(request));
  }
}
