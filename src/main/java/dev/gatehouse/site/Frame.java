package dev.gatehouse.site;

import dev.gatehouse.asset.AssetBacking;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.site.crawl.ListedPage;
import dev.gatehouse.site.look.Look;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the frame around every page shows of the site, of the request and of the reader who is
 * signed in.
 *
 * @param folder what goes before the address of our own files: nothing, or at a gated site a folder
 *     that the company's web server does not have
 * @param siteName "Gatehouse" on the base host
 * @param open whether the reader may open the site's home and list of articles
 * @param guarded whether the page's content must not stay visible to the browser's next user
 * @param safeAddress what the address bar is to show instead of an address with a token, as that of
 *     a refused sign-in; {@code null} where the address has none
 * @param login the login page, on a site that can be read without signing in; else {@code null}
 * @param breakGlassUntil until when break-glass lets the reader in, such as {@code 14:05 UTC}, if
 *     they came by it; else {@code null}
 * @param otherSites the other sites that the reader may open without signing in again
 * @param reader who is signed in, or {@code null}
 * @param listed how search engines list the page; {@code null} if they are not to
 */
public record Frame(
    Texts text,
    Look look,
    AssetBacking assets,
    String folder,
    String siteName,
    boolean open,
    boolean guarded,
    String safeAddress,
    String login,
    String breakGlassUntil,
    List<OtherSite> otherSites,
    Reader reader,
    ListedPage listed) {
  private static final Map<ReaderLanguage, String> SUGGESTION_COUNTS =
      Arrays.stream(ReaderLanguage.values())
          .collect(Collectors.toUnmodifiableMap(language -> language, Frame::suggestionCounts));

  /** Another site that the reader may go to. */
  public record OtherSite(String name, String address) {}

  /**
   * The reader who is signed in.
   *
   * @param name or {@code null}
   * @param shownName the name, or a general word for a reader without one
   * @param visitor whether they are signed in as a visitor
   * @param ownLogin where somebody who is signed in without a user can sign in as one; else {@code
   *     null}
   */
  public record Reader(ReaderName name, String shownName, boolean visitor, String ownLogin) {
    /** One or two letters; empty for a name without letters. */
    public String initials() {
      return name == null ? "" : name.initials();
    }

    /** The class that colours the initials. */
    public String hue() {
      return name == null ? "" : "hue" + name.colour();
    }
  }

  /** The frame of a page that search engines may list, where the site is public. */
  Frame listed(Visit visit, String path, String description) {
    return new Frame(
        text,
        look,
        assets,
        folder,
        siteName,
        open,
        guarded,
        safeAddress,
        login,
        breakGlassUntil,
        otherSites,
        reader,
        ListedPage.of(visit, path, description));
  }

  /** The address of one of our own styles, scripts and pictures. */
  public String asset(String name) {
    return file(assets.of(name));
  }

  /** An address below {@code /assets} as this page has to name it. */
  public String file(String address) {
    return folder + address;
  }

  /** The script's texts for 0, 1, 2 … suggestions, separated by {@code |}. */
  public String suggestionCounts() {
    return SUGGESTION_COUNTS.get(text.language());
  }

  private static String suggestionCounts(ReaderLanguage language) {
    return IntStream.rangeClosed(0, SuggestionsPage.MOST)
        .mapToObj(count -> Texts.in(language).with("suggestions.count", count))
        .collect(Collectors.joining("|"));
  }
}
