// Needs com.auth0:java-jwt.
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;{{?sharedSecret}}
import java.security.MessageDigest;{{?sharedSecret}}
import java.security.NoSuchAlgorithmException;{{?sharedSecret}}
import java.time.Instant;
import java.util.HexFormat;{{?sharedSecret}}
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
            .sign(Algorithm.HMAC256(md5(System.getenv("PROPROFS_KEY"))));{{?sharedSecret}}
            .sign(signer());{{?privateKey}}
    response.sendRedirect({{origin}} + "/access/jwtsso/?token=" + token);
  }
{{?sharedSecret}}
  /** The signing key is the md5 text of the API key. */{{?sharedSecret}}
  private static String md5(String key) {{{?sharedSecret}}
    try {{{?sharedSecret}}
      byte[] hash = MessageDigest.getInstance("MD5").digest(key.getBytes(StandardCharsets.UTF_8));{{?sharedSecret}}
      return HexFormat.of().formatHex(hash);{{?sharedSecret}}
    } catch (NoSuchAlgorithmException e) {{{?sharedSecret}}
      throw new IllegalStateException(e);{{?sharedSecret}}
    }{{?sharedSecret}}
  }{{?sharedSecret}}
{{>sign}}{{?privateKey}}
}
