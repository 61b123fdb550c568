// Needs com.auth0:java-jwt.
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

@WebServlet({{loginPath}})
public class ProProfsLogin extends HttpServlet {
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // Your app checks here that the user is signed in. Then:
    String token =
        JWT.create()
            .withIssuedAt(Instant.now()) // good for three minutes
            .withJWTId(UUID.randomUUID().toString()) // counts once
            .withClaim("user_email", "ann@example.com")
            .withClaim("site_access", {{siteIds}})
            .sign(Algorithm.HMAC256(md5(System.getenv("PROPROFS_KEY"))));
    response.sendRedirect({{origin}} + "/access/jwtsso/?token=" + token);
  }

  /** The signing key is the md5 text of the API key. */
  private static String md5(String key) {
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
