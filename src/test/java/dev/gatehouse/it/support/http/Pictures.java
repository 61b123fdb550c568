package dev.gatehouse.it.support.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Sends and fetches bytes that are no text. */
public final class Pictures {
  private Pictures() {}

  public static int put(String path, String token, String type, byte[] picture)
      throws IOException, InterruptedException {
    HttpRequest request =
        request("localhost", path)
            .header("Authorization", token)
            .header("Content-Type", type)
            .PUT(BodyPublishers.ofByteArray(picture))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  public static byte[] get(String host, String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(request(host, path).build(), BodyHandlers.ofByteArray())
        .body();
  }

  private static HttpRequest.Builder request(String host, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + Http.port() + path))
        .header("Host", host + ":" + Http.port());
  }
}
