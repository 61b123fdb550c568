// Needs com.auth0:java-jwt.
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

public class HelpCenterSignOut {
  /** Your app calls this wherever it signs a user out. */
  public static void signOut(String email) throws IOException, InterruptedException {
    String token =
        JWT.create()
            .withIssuer({{iss}}){{?iss}}
            .withAudience({{aud}}){{?aud}}
            .withIssuedAt(Instant.now())
            .withJWTId(UUID.randomUUID().toString()) // counts once
            .withClaim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))
            .withClaim("email", email) // or sub, with the external_id of your tokens
            .sign(signer());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create({{origin}} + "/sso/logout"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + token))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("The help center did not take the sign-out: " + answer.body());
    }
  }
{{>sign}}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    signOut("ann@example.com");
  }
}
