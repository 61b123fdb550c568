// Needs com.fasterxml.jackson.core:jackson-databind.
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

@WebServlet({{loginPath}})
public class Document360Login extends HttpServlet {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLIENT =
      {{clientId}} + ":" + System.getenv("DOCUMENT360_CLIENT_SECRET");

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // Your app checks here that the user is signed in. Then:
    Map<String, Object> user =
        Map.of(
            "username", "Ann Example",
            "firstName", "Ann",
            "lastName", "Example",
            "emailId", "ann@example.com",
            "readerGroupIds", List.of(),
            "tokenValidity", 60); // minutes
    String page = request.getParameter("redirectPath");
    response.sendRedirect(
        {{origin}} + "/jwt/authorize?code=" + encoded(code(user))
            + "&redirectUrl=" + encoded(page == null ? "/" : page));
  }

  private static String code(Map<String, Object> user) throws IOException {
    String basic = Base64.getEncoder().encodeToString(CLIENT.getBytes(StandardCharsets.UTF_8));
    HttpRequest order =
        HttpRequest.newBuilder(URI.create({{baseOrigin}} + "/jwt/generateCode"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(user)))
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(order, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("The knowledge base gave no code.");
      }
      return JSON.readTree(answer.body()).path("code").asText();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
