package dev.gatehouse.demo.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gatehouse.config.Configuration;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;

/** The app's direct calls to the help centers, without the browser. */
@ApplicationScoped
class HelpCenterCalls {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  @Inject Configuration configuration;

  private HttpClient client;

  /**
   * Connects to this server as a proxy, because the help centers' names need not resolve here (RFC
   * 9112 section 3.2.2).
   */
  @PostConstruct
  void connect() {
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .proxy(
                ProxySelector.of(
                    new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), configuration.demoPort())))
            .build();
  }

  /**
   * Posts JSON with HTTP Basic and returns the answer.
   *
   * @throws CannotSignIn unless it is a 200 with JSON
   */
  JsonNode post(String path, String user, String password, JsonNode body) throws CannotSignIn {
    String basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://" + configuration.baseDomain() + ":" + configuration.demoPort() + path))
            .timeout(TIMEOUT)
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build();
    return parse(send(request).body());
  }

  /**
   * Posts a form with one field.
   *
   * @throws CannotSignIn unless the answer is a 200
   */
  void form(String address, String field, String value) throws CannotSignIn {
    send(
        HttpRequest.newBuilder(URI.create(address))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(field + "=" + URLEncoder.encode(value, UTF_8)))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) throws CannotSignIn {
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw CannotSignIn.notAnswered("The help center answered " + answer.statusCode() + ".");
      }
      return answer;
    } catch (IOException e) {
      throw CannotSignIn.notAnswered("The help center does not answer.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CannotSignIn.notAnswered("The help center did not answer in time.");
    }
  }

  private static JsonNode parse(String body) throws CannotSignIn {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw CannotSignIn.notAnswered("The help center's answer is not JSON.");
    }
  }
}
