package dev.gatehouse.site;

import dev.gatehouse.asset.AssetBacking;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.Protocols;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.protocol.kit.SisterAddress;
import dev.gatehouse.session.Caller;
import dev.gatehouse.signin.request.Paths;
import dev.gatehouse.signin.request.Visit;
import dev.gatehouse.site.Frame.OtherSite;
import dev.gatehouse.site.Frame.Reader;
import dev.gatehouse.site.look.Look;
import dev.gatehouse.site.look.Looks;
import dev.gatehouse.storage.Database;
import dev.gatehouse.storage.fault.DatabaseUnavailable;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes the frame of each page. */
@ApplicationScoped
public class Frames {
  /** In UTC, since the reader's time zone is not known. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Inject AssetBacking assets;
  @Inject Looks looks;
  @Inject Sites sites;
  @Inject Database database;
  @Inject Protocols protocols;

  /** The frame of a page that answers this request. */
  public Frame of(HttpServletRequest request) {
    Visit visit = Visit.of(request);
    Texts text = Texts.in(ReaderLanguage.of(visit, request));
    if (visit == null) {
      return new Frame(
          text,
          Look.NONE,
          assets,
          "",
          "Gatehouse",
          false,
          false,
          null,
          null,
          null,
          List.of(),
          null,
          null);
    }
    Site site = visit.site();
    Caller caller = visit.caller().orElse(null);
    String asked = asked(request);
    return new Frame(
        text,
        looks.of(site),
        assets,
        site.isGate() ? Paths.GATE : "",
        site.settings().getName(),
        !site.isGate() && (caller != null || !site.isGated()),
        caller != null || site.isGated(),
        safeAddress(site, request),
        caller == null && !site.isGated() && !isLogin(asked)
            ? "/login?forward=" + page(asked)
            : null,
        caller == null || caller.breakGlassUntil() == null
            ? null
            : TIME.format(caller.breakGlassUntil()),
        caller == null ? List.of() : otherSites(site.id(), caller.opens()),
        caller == null ? null : reader(caller, asked, text),
        null);
  }

  private static Reader reader(Caller caller, String asked, Texts text) {
    ReaderName name = ReaderName.of(caller).orElse(null);
    return new Reader(
        name,
        name == null ? text.of("page.reader") : name.text(),
        caller.visitor(),
        caller.isIdentified() || isLogin(asked) ? null : "/login?bypass=1&forward=" + page(asked));
  }

  private List<OtherSite> otherSites(TenantId here, Set<Long> opened) {
    if (opened.isEmpty()) {
      return List.of();
    }
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

  private String safeAddress(Site site, HttpServletRequest request) {
    Incoming asked = Incoming.of(request);
    if (asked == null) {
      return null;
    }
    String safe = protocols.withoutToken(site, asked);
    return safe.equals(asked.pathAndQuery()) ? null : ReturnTarget.of(safe).orElse("/");
  }

  /** The page to return to after signing in, encoded; home from pages without content. */
  private static String page(String asked) {
    String page =
        ReturnTarget.of(asked)
            .filter(path -> !path.startsWith("/logout") && !path.startsWith("/site/"))
            .orElse("/");
    return URLEncoder.encode(page, StandardCharsets.UTF_8);
  }

  private static boolean isLogin(String asked) {
    return asked.startsWith("/login");
  }

  /** The path that the browser requested, also where an answer is forwarded to its page. */
  private static String asked(HttpServletRequest request) {
    Incoming incoming = Incoming.of(request);
    if (incoming != null && incoming.asked()) {
      return incoming.uri();
    }
    Object path = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    return path == null ? request.getRequestURI() : (String) path;
  }
}
