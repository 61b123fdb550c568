package dev.gatehouse.site;

import dev.gatehouse.asset.AssetBacking;
import dev.gatehouse.library.search.ArticleSearch;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.protocol.kit.SisterAddress;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.DatabaseUnavailable;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Data of the template around every page: the site, and the reader who is signed in. */
@Named("template")
@RequestScoped
public class TemplateBacking {
  @Inject HttpServletRequest request;
  @Inject Texts texts;
  @Inject AssetBacking assets;
  @Inject Sites sites;
  @Inject Database database;
  @Inject Protocols protocols;
  private List<OtherSite> otherSites;

  /** Another site that the reader may go to. */
  public record OtherSite(String name, String address) {}

  /** The site's name; "Gatehouse" on the base host. */
  public String getSiteName() {
    return visit().map(visit -> visit.site().settings().getName()).orElse("Gatehouse");
  }

  public boolean isSignedIn() {
    return visit().flatMap(Visit::caller).isPresent();
  }

  /** The name of the reader who is signed in, or {@code null}. */
  public ReaderName getReader() {
    return visit().flatMap(Visit::caller).flatMap(ReaderName::of).orElse(null);
  }

  /** The name of the reader, or a general word for a reader without a name. */
  public String getReaderName() {
    ReaderName reader = getReader();
    return reader == null ? texts.of("page.reader") : reader.text();
  }

  /** Whether the reader is signed in as a visitor. */
  public boolean isVisitor() {
    return visit().flatMap(Visit::caller).filter(Caller::visitor).isPresent();
  }

  /** Where a reader who is signed in without a user can sign in as one; else {@code null}. */
  public String getOwnLogin() {
    return visit()
        .flatMap(Visit::caller)
        .filter(caller -> !caller.isIdentified())
        .filter(caller -> !isLoginPage())
        .map(caller -> "/login?bypass=1&forward=" + encodedPage())
        .orElse(null);
  }

  /**
   * The element that loads the page's script. PrimeFaces would treat a script element in the
   * template as one of the console's: move it, and append a number that changes with each page.
   */
  public String getScript() {
    return "<script src=\"" + assets.of("reader.js") + "\" defer=\"defer\"></script>";
  }

  /** The most characters that the search box takes. */
  public int getLongestQuery() {
    return ArticleSearch.LONGEST_QUERY;
  }

  /** The script's texts for 0, 1, 2 … suggestions, separated by {@code |}. */
  public String getSuggestionCounts() {
    return IntStream.rangeClosed(0, SuggestionsPage.MOST)
        .mapToObj(count -> texts.with("suggestions.count", count))
        .collect(Collectors.joining("|"));
  }

  /** Whether the page's content must not stay visible to the browser's next user. */
  public boolean isGuarded() {
    return visit().filter(v -> v.caller().isPresent() || v.site().isGated()).isPresent();
  }

  /** The user data that the company's app passes to its pages; untrusted input. */
  public Map<String, Object> getUserData() {
    return visit().flatMap(Visit::caller).map(Caller::userData).orElse(Map.of());
  }

  /** Whether the reader may open the site's home and list of articles. */
  public boolean isSite() {
    return visit().filter(v -> v.caller().isPresent() || !v.site().isGated()).isPresent();
  }

  /** The other sites that the reader may open without signing in again; read once per request. */
  public List<OtherSite> getOtherSites() {
    if (otherSites == null) {
      Set<Long> opened = visit().flatMap(Visit::caller).map(Caller::opens).orElse(Set.of());
      otherSites = opened.isEmpty() ? List.of() : find(visit().get().site().id(), opened);
    }
    return otherSites;
  }

  private List<OtherSite> find(TenantId here, Set<Long> opened) {
    try {
      return database.ask(
          () ->
              opened.stream()
                  .map(TenantId::new)
                  .filter(id -> !id.equals(here))
                  .flatMap(id -> sites.byId(id).stream())
                  .map(
                      site ->
                          new OtherSite(
                              site.settings().getName(), SisterAddress.of(site.id().value())))
                  .sorted(Comparator.comparing(OtherSite::name).thenComparing(OtherSite::address))
                  .toList());
    } catch (DatabaseUnavailable e) {
      // The links are optional: the page is shown without them.
      return List.of();
    }
  }

  /** The login page, on a site that can be read without signing in; else {@code null}. */
  public String getLogin() {
    return visit()
        .filter(visit -> visit.caller().isEmpty() && !visit.site().isGated())
        .filter(visit -> !isLoginPage())
        .map(visit -> "/login?forward=" + encodedPage())
        .orElse(null);
  }

  /**
   * What the address bar is to show instead of an address with a token, as that of a refused
   * sign-in; {@code null} where the address has none.
   */
  public String getSafeAddress() {
    Incoming asked = Incoming.of(request);
    return asked == null ? null : visit().map(visit -> safe(visit.site(), asked)).orElse(null);
  }

  private String safe(Site site, Incoming asked) {
    String safe = protocols.withoutToken(site, asked);
    return safe.equals(asked.pathAndQuery()) ? null : ReturnTarget.of(safe).orElse("/");
  }

  private String encodedPage() {
    return URLEncoder.encode(page(), StandardCharsets.UTF_8);
  }

  /** The page to return to after signing in; home from pages without content. */
  private String page() {
    return ReturnTarget.of(asked())
        .filter(path -> !path.startsWith("/logout") && !path.startsWith("/site/"))
        .orElse("/");
  }

  private boolean isLoginPage() {
    return asked().startsWith("/login");
  }

  /**
   * The path that the browser requested. Payara injects the request as it was before the forward,
   * which has no such attribute.
   */
  private String asked() {
    Object path = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    return path == null ? request.getRequestURI() : (String) path;
  }

  private Optional<Visit> visit() {
    return Optional.ofNullable(Visit.of(request));
  }
}
