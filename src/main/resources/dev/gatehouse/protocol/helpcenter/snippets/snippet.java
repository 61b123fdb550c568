// Needs com.auth0:java-jwt.
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;

@WebServlet({{loginPath}})
public class HelpCenterLogin extends HttpServlet {
  private static final String SECRET = System.getenv("HELPCENTER_SHARED_SECRET");{{?sharedSecret}}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // Your app checks here that the user is signed in. Then:
    Instant now = Instant.now();
    String token =
        JWT.create()
            .withJWTId(request.getParameter("key")) // binds the token to the browser that requested it
            .withIssuer({{issuer}})
            .withAudience({{audience}}){{?audience}}
            .withIssuedAt(now)
            .withExpiresAt(now.plusSeconds(300))
            .withClaim("email", "ann@example.com")
            .withClaim("name", "Ann Example")
            .withClaim("external_id", "7")
            .sign(Algorithm.HMAC{{bits}}(SECRET));{{?sharedSecret}}
            .sign(signer());{{?privateKey}}
    response.sendRedirect({{origin}} + "/sso/jwt?jwt=" + token);
  }
{{>sign}}{{?privateKey}}
}
