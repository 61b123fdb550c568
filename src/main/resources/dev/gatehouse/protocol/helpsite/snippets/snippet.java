// Needs com.auth0:java-jwt.
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

@WebServlet({{loginPath}})
public class HelpSiteLogin extends HttpServlet {
  private static final String SECRET = System.getenv("HELPSITE_SECRET");{{?sharedSecret}}
  private static final List<String> HELP_SITES = List.of({{origins}});

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String error = request.getParameter("jwt_error");
    // A new token would be refused for the same reason.
    if (error != null && !error.equals("missing") && !error.equals("expired")) {
      response.sendError(403, "You cannot read the help center at the moment.");
      return;
    }
    // Your app checks here that the user is signed in. Then:
    Instant now = Instant.now();
    String token =
        JWT.create()
            .withIssuedAt(now)
            .withExpiresAt(now.plusSeconds(3600)) // the token is the session
            .withAudience({{subdomain}})
            .withClaim("email", "ann@example.com") // optional, as is the name
            .withClaim("name", "Ann Example")
            .sign(Algorithm.HMAC{{bits}}(SECRET));{{?sharedSecret}}
            .sign(signer());{{?privateKey}}
    String page = page(request.getParameter("from_url"));
    response.sendRedirect(page + (page.contains("?") ? "&" : "?") + "jwt=" + token);
  }

  /** The page asked for, and no other host, which would get the token. */
  private static String page(String asked) {
    boolean ours =
        asked != null && HELP_SITES.stream().anyMatch(site -> asked.startsWith(site + "/"));
    return ours ? asked : HELP_SITES.get(0) + "/";
  }
{{>sign}}{{?privateKey}}
}
