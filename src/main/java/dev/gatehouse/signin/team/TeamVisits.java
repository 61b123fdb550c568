package dev.gatehouse.signin.team;

import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.TeamHandOvers;
import dev.gatehouse.signin.cookie.ConsoleCookie;
import dev.gatehouse.signin.sister.SisterHosts;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Hands operators with a console session over to the site that sent their browser here. */
@ApplicationScoped
public class TeamVisits {
  /** The address at the base host. */
  public static final String PATH = "/console/visit";

  private static final String SITE = "site";
  private static final String HOST = "host";
  private static final String BROWSER = "browser";

  /** Browsers keep no cookie of more than 4,096 bytes, name included (RFC 6265, section 6.1). */
  private static final int MOST_IN_A_COOKIE = 3_900;

  private static final Duration LIFETIME = Duration.ofHours(1);

  /** Room for one of the longest pages, or for some tabs in which a sign-in is under way. */
  private static final List<ConsoleCookie> COOKIES =
      List.of(new ConsoleCookie("gatehouse-visits"), new ConsoleCookie("gatehouse-visits-more"));

  private static final int MOST_BYTES = COOKIES.size() * MOST_IN_A_COOKIE;

  private static final String KEPT = "kept";
  private static final int KEY_LENGTH = 16;

  @Inject Sites sites;
  @Inject SisterHosts hosts;
  @Inject TeamHandOvers handOvers;

  /**
   * What a site asks for.
   *
   * @param host of the site, at which the browser asked
   * @param browserHash fingerprint of the nonce in the browser's cookie there
   * @param forward path of the site to go to in the end
   */
  record Asked(long site, String host, String browserHash, String forward) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}) (\\S+) ([0-9a-f]{64}) (\\S+)");

    /** As a part of a cookie's value; empty for anything that {@link #text} does not make. */
    static Optional<Asked> read(String text) {
      try {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        Matcher parts = FORM.matcher(plain);
        return parts.matches()
            ? ReturnTarget.of(parts.group(4))
                .map(
                    forward ->
                        new Asked(
                            Long.parseLong(parts.group(1)),
                            HostName.of(parts.group(2)).value(),
                            parts.group(3),
                            forward))
            : Optional.empty();
      } catch (IllegalArgumentException e) {
        // Not base64, so not ours.
        return Optional.empty();
      }
    }

    String text() {
      String plain = site + " " + host + " " + browserHash + " " + forward;
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    String key() {
      return Fingerprint.of(text()).substring(0, KEY_LENGTH);
    }

    Asked toHome() {
      return new Asked(site, host, browserHash, "/");
    }
  }

  /** The address that asks for a hand-over. */
  static String address(String baseOrigin, Asked asked) {
    String site = Incoming.withParameter(baseOrigin + PATH, SITE, String.valueOf(asked.site()));
    String host = Incoming.withParameter(site, HOST, asked.host());
    String browser = Incoming.withParameter(host, BROWSER, asked.browserHash());
    return Incoming.withParameter(browser, TeamSignIn.FORWARD, asked.forward());
  }

  /**
   * A short path that asks for the same, or the path as it is if it asks for nothing valid.
   *
   * @param cookies the headers by which the browser keeps what was asked; empty for none
   */
  public record Kept(String path, List<String> cookies) {}

  /**
   * Lets the browser keep what was asked while the operator signs in: the path with it may be as
   * long as an address may be, and would travel through the sign-in as a parameter.
   */
  public Kept keep(Incoming incoming) {
    Optional<Asked> asked = asked(incoming);
    if (asked.isEmpty() || origin(asked.get(), incoming).isEmpty()) {
      return new Kept(
          incoming.parameter(KEPT).map(key -> Incoming.withParameter(PATH, KEPT, key)).orElse(PATH),
          List.of());
    }
    Asked wanted = asked.get().text().length() > MOST_BYTES ? asked.get().toHome() : asked.get();
    Map<String, Asked> kept = kept(incoming);
    kept.remove(wanted.key());
    kept.put(wanted.key(), wanted);
    while (written(kept).length() > MOST_BYTES) {
      kept.remove(kept.keySet().iterator().next());
    }
    return new Kept(PATH + "?" + KEPT + "=" + wanted.key(), cookies(incoming, written(kept)));
  }

  private static List<String> cookies(Incoming incoming, String value) {
    List<String> headers = new ArrayList<>();
    for (int i = 0; i < COOKIES.size(); i++) {
      int begin = Math.min(i * MOST_IN_A_COOKIE, value.length());
      int end = Math.min(begin + MOST_IN_A_COOKIE, value.length());
      String part = value.substring(begin, end);
      headers.add(COOKIES.get(i).header(incoming, part, part.isEmpty() ? Duration.ZERO : LIFETIME));
    }
    return headers;
  }

  /**
   * The origin to which a sign-in leads that goes on to this path; a page's form may be answered
   * with a redirect there only if its content security policy says so.
   */
  public Optional<String> destination(HttpServletRequest request, String path) {
    String prefix = PATH + "?" + KEPT + "=";
    Incoming incoming = Incoming.of(request);
    return path.startsWith(prefix)
        ? Optional.ofNullable(kept(incoming).get(path.substring(prefix.length())))
            .flatMap(asked -> origin(asked, incoming))
        : Optional.empty();
  }

  /**
   * Redirects an operator to the site with a code.
   *
   * @return empty if nothing valid is asked, or the operator may not read the site
   */
  public Optional<Answer> answer(OperatorAccount operator, Incoming incoming) {
    Optional<Asked> asked = asked(incoming).or(() -> keptBefore(incoming));
    Optional<String> origin = asked.flatMap(found -> origin(found, incoming));
    if (origin.isEmpty() || !incoming.method().equals("GET") || incoming.prefetch()) {
      return Optional.empty();
    }
    TenantId site = new TenantId(asked.get().site());
    if (!operator.rights().may(Right.READ, site)) {
      return Optional.empty();
    }
    String code =
        handOvers.begin(
            site,
            new TeamHandOvers.Who(operator.id(), operator.epoch()),
            asked.get().browserHash());
    String url = Incoming.withParameter(origin.get() + TeamSignIn.PATH, TeamSignIn.CODE, code);
    return Optional.of(
        Answer.redirect(
            303, Incoming.withParameter(url, TeamSignIn.FORWARD, asked.get().forward())));
  }

  /** The site that a visit is asked for, which need not exist. */
  public Optional<TenantId> siteAsked(Incoming incoming) {
    return asked(incoming).or(() -> keptBefore(incoming)).map(asked -> new TenantId(asked.site()));
  }

  private static Optional<Asked> keptBefore(Incoming incoming) {
    return incoming.parameter(KEPT).map(key -> kept(incoming).get(key));
  }

  /** By their keys, the oldest first. Whoever changes the cookie only asks for something else. */
  private static Map<String, Asked> kept(Incoming incoming) {
    Map<String, Asked> kept = new LinkedHashMap<>();
    String value =
        COOKIES.stream()
            .map(cookie -> cookie.of(incoming).orElse(""))
            .collect(Collectors.joining());
    for (String text : value.split("\\.")) {
      Asked.read(text).ifPresent(asked -> kept.put(asked.key(), asked));
    }
    return kept;
  }

  private static String written(Map<String, Asked> kept) {
    return kept.values().stream().map(Asked::text).collect(Collectors.joining("."));
  }

  private static Optional<Asked> asked(Incoming incoming) {
    Optional<String> site = incoming.parameter(SITE).filter(id -> id.matches("\\d{1,18}"));
    Optional<String> browser =
        incoming.parameter(BROWSER).filter(hash -> hash.matches("[0-9a-f]{64}"));
    Optional<String> host = incoming.parameter(HOST).map(name -> HostName.of(name).value());
    return site.isEmpty() || browser.isEmpty() || host.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Asked(
                Long.parseLong(site.get()),
                host.get(),
                browser.get(),
                ReturnTarget.in(incoming, TeamSignIn.FORWARD).orElse("/")));
  }

  /** Of a host that is the site's own. */
  private Optional<String> origin(Asked asked, Incoming incoming) {
    Optional<Site> site = sites.byId(new TenantId(asked.site()));
    return site.flatMap(found -> hosts.originOf(found, asked.host(), incoming));
  }
}
