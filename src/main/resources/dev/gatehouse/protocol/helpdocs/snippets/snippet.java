// Needs com.auth0:java-jwt.
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

@WebServlet({{loginPath}})
public class HelpDocsLogin extends HttpServlet {
  private static final String SECRET = System.getenv("HELPDOCS_SECRET");{{?sharedSecret}}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // Your app checks here that the user is signed in. Then:
    Instant now = Instant.now();
    String token =
        JWT.create()
            .withIssuedAt(now)
            .withExpiresAt(now.plusSeconds(3600)) // the token is the session
            .withAudience({{host}})
            .withClaim("email", "ann@example.com") // optional; names whose sign-out ends it
            .withClaim("permission_groups", List.of()) // such as "group:a9fk3uc7293"
            .withClaim("user_data", "{\"name\":\"Ann Example\"}")
            .sign(Algorithm.HMAC{{bits}}(SECRET));{{?sharedSecret}}
            .sign(signer());{{?privateKey}}
    String page = request.getParameter("hd_url");
    String forward = URLEncoder.encode(page == null ? "/" : page, StandardCharsets.UTF_8);
    response.sendRedirect({{origin}} + {{cookiePath}} + "?token=" + token + "&forward=" + forward);
  }
{{>sign}}{{?privateKey}}
}
