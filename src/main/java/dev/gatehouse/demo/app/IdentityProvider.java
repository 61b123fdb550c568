package dev.gatehouse.demo.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.demo.app.CustomerApp.SignInPage;
import dev.gatehouse.site.PageResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The app as an identity provider that speaks just enough OpenID Connect for its help center:
 * discovery, the code flow with PKCE, userinfo, and sign-out in both directions.
 */
@ApplicationScoped
class IdentityProvider {
  @Inject Clock clock;
  @Inject AppEnvironment environment;
  @Inject ProviderKeys keys;
  @Inject ProviderCodes codes;
  @Inject ProviderTokens tokens;
  @Inject ProviderBackChannel backChannel;
  @Inject HelpCenterCalls helpCenters;

  static boolean isAt(String path) {
    return path.startsWith(ProviderCall.PATH + "/");
  }

  /** Answers a request below its path; returns whether there is such an address. */
  boolean answer(DemoHosts hosts, HttpServletRequest request, HttpServletResponse response)
      throws IOException, CannotSignIn {
    ProviderCall call = new ProviderCall(hosts, request, response);
    String path = request.getRequestURI().substring(ProviderCall.PATH.length());
    switch (request.getMethod() + " " + path) {
      case "GET /.well-known/openid-configuration" ->
          call.send(ProviderBackChannel.discovery(call.issuer()));
      case "GET /keys" -> call.send(keys.published());
      case "GET /authorize", "POST /authorize" -> authorize(call);
      case "POST /token" -> backChannel.token(call);
      case "GET /userinfo", "POST /userinfo" -> backChannel.userinfo(call);
      case "GET /sign-out", "POST /sign-out" -> signOut(call);
      case "POST /leave" -> leave(call);
      case "POST /new-key" -> renewKey(call);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void authorize(ProviderCall call) throws IOException, CannotSignIn {
    Map<String, String> sent = call.parameters();
    String callback =
        AuthorizationRequest.callback(sent, ProviderClient.of(environment, call.hosts()));
    try {
      AuthorizationRequest asked = AuthorizationRequest.of(sent, callback);
      if (asked.silent()) {
        grant(call, asked, signedIn(call).orElseThrow(AuthorizationRequest::nobodySignedIn));
      } else if (call.isForm()) {
        Person person =
            Person.named(sent.get("person"))
                .orElseThrow(() -> CannotSignIn.notAsked("Pick one of the people."));
        grant(call, asked, AppSession.begin(person, clock, call.request(), call.response()));
      } else {
        SignInPage page = SignInPage.of(AuthorizationRequest.PARAMETERS, List.of(), call.request());
        new PageResponse(call.request(), call.response())
            .send(output -> JtepeopleGenerated.render(output, null, page));
      }
    } catch (AuthorizationRequest.Wrong e) {
      Map<String, String> error = Map.of("error", e.code(), "error_description", e.getMessage());
      call.redirect(AuthorizationRequest.answer(callback, sent.get("state"), call.issuer(), error));
    }
  }

  private static Optional<AppSession.Signed> signedIn(ProviderCall call) {
    return AppSession.signed(call.request());
  }

  private void grant(ProviderCall call, AuthorizationRequest asked, AppSession.Signed signed) {
    Map<String, String> code = Map.of("code", codes.make(asked, signed));
    call.redirect(
        AuthorizationRequest.answer(asked.callback(), asked.state(), call.issuer(), code));
  }

  /** The help center signed its reader out (OpenID Connect RP-Initiated Logout 1.0). */
  private void signOut(ProviderCall call) throws CannotSignIn {
    Map<String, String> sent = call.parameters();
    ProviderClient client = ProviderClient.of(environment, call.hosts());
    if (!tokens.isHint(client.id(), sent.getOrDefault("id_token_hint", ""))) {
      throw CannotSignIn.notAsked("Start at the help center, which redirects you here.");
    }
    AppSession.end(call.response());
    String state = sent.get("state");
    String query = state == null ? "" : "?state=" + URLEncoder.encode(state, UTF_8);
    boolean registered = client.afterSignOut().equals(sent.get("post_logout_redirect_uri"));
    call.redirect(registered ? client.afterSignOut() + query : CustomerApp.SIGNED_OUT);
  }

  /** The person signs out of the app itself, and the app's server tells the help center. */
  private void leave(ProviderCall call) throws IOException, CannotSignIn {
    Optional<AppSession.Signed> signed = signedIn(call);
    if (signed.isEmpty()) {
      call.redirect("/");
      return;
    }
    AppSession.end(call.response());
    ProviderClient client = ProviderClient.of(environment, call.hosts());
    String token = tokens.logoutToken(call.issuer(), client.id(), signed.get());
    helpCenters.form(client.logout(), "logout_token", token);
    new PageResponse(call.request(), call.response())
        .send(output -> JteleftGenerated.render(output, null, signed.get().person().fullName()));
  }

  private void renewKey(ProviderCall call) {
    keys.rotate();
    call.redirect("/");
  }
}
