// Needs com.fasterxml.jackson.core:jackson-databind.
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

public class HelpCenterSignOut {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Your app calls this wherever it signs a user out. */
  public static void signOut(String email) throws IOException, InterruptedException {
    String client = {{backendClient}} + ":" + System.getenv({{secretVariable}});
    String basic = Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
    // Or external_id, as in your tokens.
    String body = JSON.writeValueAsString(Map.of("email", email));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create({{baseOrigin}} + "/sso/logout"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("The help center did not take the sign-out: " + answer.body());
    }
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    signOut("ann@example.com");
  }
}
