package dev.gatehouse.signin.team;

import dev.gatehouse.operator.OperatorAccount;
import dev.gatehouse.operator.Right;
import dev.gatehouse.protocol.Answer;
import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.kit.ReturnTarget;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.session.TeamHandOvers;
import dev.gatehouse.signin.sister.SisterHosts;
import dev.gatehouse.tenant.HostName;
import dev.gatehouse.tenant.Site;
import dev.gatehouse.tenant.Sites;
import dev.gatehouse.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Hands operators with a console session over to the site that sent their browser here. */
@ApplicationScoped
public class TeamVisits {
  /** The address at the base host. */
  public static final String PATH = "/console/visit";

  private static final String SITE = "site";
  private static final String HOST = "host";
  private static final String BROWSER = "browser";

  /** Tabs in which a sign-in is under way. */
  private static final int MOST_KEPT = 8;

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
  record Asked(long site, String host, String browserHash, String forward)
      implements Serializable {}

  /** The address that asks for a hand-over. */
  static String address(String baseOrigin, Asked asked) {
    String site = Incoming.withParameter(baseOrigin + PATH, SITE, String.valueOf(asked.site()));
    String host = Incoming.withParameter(site, HOST, asked.host());
    String browser = Incoming.withParameter(host, BROWSER, asked.browserHash());
    return Incoming.withParameter(browser, TeamSignIn.FORWARD, asked.forward());
  }

  /**
   * Keeps what was asked while the operator signs in: the path with it may be as long as an address
   * may be, and would travel through the sign-in as a parameter.
   *
   * @return a short path that asks for the same, or the path as it is if it asks for nothing valid
   */
  public String keep(HttpServletRequest request, Incoming incoming) {
    Optional<Asked> asked = asked(incoming);
    if (asked.isEmpty() || origin(asked.get(), incoming).isEmpty()) {
      return incoming
          .parameter(KEPT)
          .map(key -> Incoming.withParameter(PATH, KEPT, key))
          .orElse(PATH);
    }
    HttpSession session = request.getSession();
    Map<String, Asked> kept = new LinkedHashMap<>(kept(session));
    String key = Fingerprint.of(address("", asked.get())).substring(0, KEY_LENGTH);
    kept.remove(key);
    kept.put(key, asked.get());
    while (kept.size() > MOST_KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
    session.setAttribute(Asked.class.getName(), new LinkedHashMap<>(kept));
    return PATH + "?" + KEPT + "=" + key;
  }

  /**
   * The origin to which a sign-in leads that goes on to this path; a page's form may be answered
   * with a redirect there only if its content security policy says so.
   */
  public Optional<String> destination(HttpServletRequest request, String path) {
    String prefix = PATH + "?" + KEPT + "=";
    HttpSession session = request.getSession(false);
    return session == null || !path.startsWith(prefix)
        ? Optional.empty()
        : Optional.ofNullable(kept(session).get(path.substring(prefix.length())))
            .flatMap(asked -> origin(asked, Incoming.of(request)));
  }

  /**
   * Redirects an operator to the site with a code.
   *
   * @return empty if nothing valid is asked, or the operator may not read the site
   */
  public Optional<Answer> answer(
      OperatorAccount operator, HttpServletRequest request, Incoming incoming) {
    Optional<Asked> asked = asked(incoming).or(() -> kept(request, incoming));
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
  public Optional<TenantId> siteAsked(HttpServletRequest request, Incoming incoming) {
    return asked(incoming)
        .or(() -> kept(request, incoming))
        .map(asked -> new TenantId(asked.site()));
  }

  private static Optional<Asked> kept(HttpServletRequest request, Incoming incoming) {
    return Optional.ofNullable(request.getSession(false))
        .flatMap(session -> incoming.parameter(KEPT).map(key -> kept(session).get(key)));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Asked> kept(HttpSession session) {
    Map<String, Asked> kept = (Map<String, Asked>) session.getAttribute(Asked.class.getName());
    return kept == null ? Map.of() : kept;
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
